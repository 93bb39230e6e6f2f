"""The same kind of statement in many languages and shapes. All parties are invented."""

from __future__ import annotations

from typing import Any

from .contents import call, demands, document, edition, paragraph, parties, run, runs, signatory, tongue

STRONG, EMPHASIS = {"type": "strong"}, {"type": "emphasis"}


def _issuer(name: str, language: str, unit: str = "", place: str = "") -> dict[str, Any]:
    direction = "rtl" if language in ("ar", "he", "fa") else "ltr"
    return {
        "id": "org1", "name": name, "language": language, "direction": direction, "short_name": "", "unit": unit, "place": place,
    }  # fmt: skip


def _appeal(text: str) -> dict[str, Any]:
    return {"type": "appeal", "text": runs(text)}


def french() -> dict[str, Any]:
    doc = document(
        "fr",
        "Retraites : la mobilisation doit l’emporter !",
        "Depuis janvier, des millions de salariés sont en grève ; le gouvernement ne répond pas.",
        [
            paragraph(
                "Le 19 janvier, plus de deux millions de personnes ont défilé dans tout le pays. Le gouvernement parle de"
                " « pédagogie » ; nous parlons de justice. Qui peut croire que travailler deux ans de plus soit un progrès ? Le"
                " Conseil d’orientation",
                call(1),
                " lui-même ne voit aucune urgence : les comptes sont à l’équilibre.",
            ),
            {
                "type": "quotation",
                "text": runs("Nous ne céderons rien : ni un jour, ni un euro !"),
                "source": "Assemblée de Lens",
            },
            demands(
                "Nous exigeons :",
                "le retrait immédiat du projet ;",
                ("l’ouverture de ", run("véritables", EMPHASIS), " négociations ;"),
                "l’amnistie de tous les grévistes poursuivis.",
                addressee="gouvernement",
            ),
            _appeal("Tous ensemble, le 7 mars, dans la rue !"),
        ],
        ["Organisme indépendant qui publie chaque année un rapport sur l’état des comptes."],
    )
    groups = {
        "union": [
            signatory("Syndicat d’Exemple", "fr", "France", "SE"),
            signatory("Centrale fictive", "fr", "Belgique"),
        ]
    }
    return edition(
        doc, groups, issuer=_issuer("Parti de la Voix ouvrière", "fr", "Département international", "Bruxelles")
    )


def russian() -> dict[str, Any]:
    doc = document(
        "ru",
        "Руки прочь от бастующих нефтяников!",
        "С начала января рабочие западных областей страны бастуют и выходят на площади.",
        [
            paragraph(
                "Забастовка началась на трёх предприятиях и за неделю распространилась на всю область. Власти ответили"
                " увольнениями, арестами и запретом собраний. Мы, организации рабочего движения разных стран, заявляем о своей"
                " солидарности с бастующими и с их семьями.",
            ),
            demands("Мы требуем:", "освободить всех задержанных;", "вернуть уволенных на работу.", marker="number"),
        ],
    )
    return edition(
        doc, {"party": [signatory(f"Партия примера № {n}", "ru", "Россия") for n in range(1, 6)]}, label="№ 7"
    )


def greek() -> dict[str, Any]:
    doc = document(
        "el",
        "Αλληλεγγύη στους απεργούς λιμενεργάτες",
        None,
        [
            paragraph(
                "Οι λιμενεργάτες απεργούν εδώ και τρεις εβδομάδες για ασφάλεια στη δουλειά και ανθρώπινα ωράρια. Η εργοδοσία"
                " αρνείται κάθε διάλογο και η κυβέρνηση στέλνει τα δικαστήρια. Τα συνδικάτα μας στέκονται στο πλευρό τους.",
            ),
            demands("Απαιτούμε:", "να εφαρμοστεί η συλλογική σύμβαση·", "να αποσυρθούν οι διώξεις.", marker="letter"),
        ],
    )
    return edition(doc, {"union": [signatory("Δοκιμαστικό Συνδικάτο Λιμένα", "el", "Ελλάδα", "ΔΣΛ")]}, label="Αρ. 3")


ARABIC_GROUPS = {
    "party": [
        signatory("حزب العمل التجريبي", "ar", "لبنان", role="initiator"),
        signatory("حزب الشعب النموذجي", "ar", "تونس", "PPN", new=True),
        signatory("Party of Labour Algeria", "en", "الجزائر", "PLA"),
        signatory("Партия труда Примера", "ru", "روسيا"),
        signatory("حركة اليسار الافتراضية", "ar", "المغرب"),
    ],
    "union": [
        signatory("اتحاد عمال الموانئ", "ar", "مصر"),
        signatory("Syndicat des Fonderies", "fr", "فرنسا", new=True),
    ],
}


def arabic() -> dict[str, Any]:
    doc = document(
        "ar",
        "كازاخستان: تضامن مع العمال والشعب",
        "منذ بداية شهر يناير تشهد البلاد مظاهرات جماهيرية واسعة أخذت طابع الانتفاضة.",
        [
            paragraph(
                "قُمعت هذه المظاهرات بعنف شديد، وسقط عشرات القتلى ومئات الجرحى واعتُقل الآلاف. وبطلب من السلطات حضرت قوات أجنبية"
                " في إطار معاهدة الأمن الجماعي",
                call(1),
                " وانتشرت في المواقع الرئيسية. إن هذا الوضع لم يأت من فراغ، فمنذ سنوات يحتج العمال في قطاع النفط ويشارك في"
                " احتجاجاتهم آلاف العاملين.",
            ),
            {"type": "heading", "level": 2, "text": runs("موقفنا")},
            paragraph(
                "يعبّر حزبنا عن تضامنه مع آلاف العمال الذين خرجوا إلى الشوارع متحدّين القمع، من أجل ",
                run("تحسين مستوى المعيشة", STRONG),
                " ورفض نهب ثروات البلاد من قبل الاحتكارات.",
            ),
            demands(
                "نطالب بما يلي:",
                "الإفراج عن جميع المتظاهرين المعتقلين وعن جميع السجناء السياسيين.",
                "إلغاء القوانين المعادية للنقابات والعمل.",
                "السماح للأحزاب الديمقراطية التي حظرتها السلطات بالعمل العلني.",
            ),
            _appeal("ارفعوا أيديكم عن كازاخستان! إن العمال وحدهم يقررون مستقبل بلدهم."),
        ],
        [
            (
                "منظمة سياسية عسكرية تأسست عام 2002 وتُعرف بالإنجليزية باسم ",
                tongue("Collective Security Treaty", "en"),
                ".",
            )
        ],
    )
    issuer = _issuer("حزب صوت العمال", "ar", "القسم الدولي", "بيروت")
    return edition(doc, ARABIC_GROUPS, label="العدد 21", issuer=issuer)


def hebrew() -> dict[str, Any]:
    doc = document(
        "he",
        "סולידריות עם עובדי הנמלים",
        "העובדים שובתים זה שלושה שבועות למען ביטחון בעבודה.",
        [
            paragraph(
                "ההנהלה מסרבת לכל משא ומתן, והממשלה שולחת את בתי הדין. ארגוני העובדים עומדים לצד השובתים ולצד משפחותיהם."
            ),
            demands("אנו דורשים:", "קיום ההסכם הקיבוצי.", "ביטול התביעות נגד השובתים."),
        ],
    )
    return edition(doc, {"union": [signatory("איגוד הדוגמה", "he", "ישראל")]}, label="מס׳ 4")


def chinese() -> dict[str, Any]:
    doc = document(
        "zh",
        "声援哈萨克斯坦的工人和人民！",
        "自一月初以来，哈萨克斯坦爆发了大规模示威，局势已带有起义的性质。",
        [
            paragraph(
                "这些示威遭到暴力镇压，数十人死亡，数百人受伤，数千人被捕。应该国当局的要求，外国军队依据集体安全条约",
                call(1),
                "进驻该国，并占据要地。这一局面并非凭空而来：多年来，石油部门的工人抗议不断，动员了成千上万的工人。"
                "“我们要面包，也要权利”，游行者喊道。",
            ),
            paragraph(
                "事情的根源在于",
                run("生活条件恶劣、工资低下", STRONG),
                "，以及一个取缔了数百个工会组织的政权。年初引发事态的是燃气价格翻倍，而燃气是居民最主要的能源。",
            ),
            demands(
                "我们要求：",
                "释放所有被警方拘押的示威者以及所有政治犯。",
                "废除反工会、反劳工的法律。",
                "使被当局取缔的民主政党合法化。",
            ),
            _appeal("不许插手！只有哈萨克斯坦的工人才能决定自己国家的未来。"),
        ],
        [("集体安全条约组织（俄语：", tongue("Организация Договора", "ru"), "）成立于2002年，是一个政治军事组织。")],
    )
    groups = {
        "party": [
            signatory("示例工人党", "zh", "中国"),
            signatory("見本労働者党", "ja", "日本", new=True),
            signatory("견본노동당", "ko", "韩国"),
            signatory("Party of Labour Algeria", "en", "阿尔及利亚", "PLA"),
        ],
        "union": [signatory("样本港口工会", "zh", "中国"), signatory("Syndicat des Fonderies", "fr", "法国")],
    }
    return edition(doc, groups, label="第21号", issuer=_issuer("工人之声党", "zh", "国际部", "布鲁塞尔"))


def japanese() -> dict[str, Any]:
    doc = document(
        "ja",
        "港湾労働者のストライキに連帯する",
        "三週間にわたり、港の労働者は安全な職場を求めてストライキを続けている。",
        [
            paragraph(
                "経営側はいかなる対話も拒み、政府は裁判所に訴えた。私たちの労働組合は、ストライキに立つ人々とその家族とともにある。"
            ),
            demands("私たちは要求する。", "労働協約を守ること。", "訴えを取り下げること。"),
        ],
    )
    return edition(doc, {"union": [signatory("見本港湾労組", "ja", "日本")]}, label="第5号")


def korean() -> dict[str, Any]:
    doc = document(
        "ko",
        "항만 노동자의 파업을 지지한다",
        "3주 동안 항만 노동자들은 안전한 일터를 위해 파업하고 있다.",
        [
            paragraph(
                "사측은 모든 대화를 거부하고 정부는 법원을 앞세운다. 우리 노동조합은 파업하는 이들과 그 가족의 곁에 선다."
            ),
            demands("우리는 요구한다.", "단체협약을 지켜라.", "고소를 취하하라."),
        ],
    )
    return edition(doc, {"union": [signatory("견본항만노조", "ko", "대한민국")]}, label="제6호")


def mixed() -> dict[str, Any]:
    """Every kind of block, mark and field, notes inside demands, another language inside a note."""
    link = {
        "type": "link",
        "href": "https://example.org/a/very/long/address/that/has/to/break/somewhere?with=parameters&and=more",
    }
    doc = document(
        "en",
        "One of everything",
        "A lead with a call",
        [
            {"type": "heading", "level": 3, "text": runs("A heading that jumps")},
            paragraph(
                "Signed by ",
                {"field": "signatory_count"},
                " organisations, ",
                tongue("नमूना श्रमिक दल", "hi"),
                ", see ",
                run(link["href"], link),
                " and R&D <b>.",
            ),
            {"type": "heading", "level": 2, "text": runs("Second")},
            {"type": "heading", "level": 3, "text": runs("Third")},
            {"type": "quotation", "text": runs("Quoted ", run("words", EMPHASIS)), "source": "Someone"},
            {"type": "separator"},
            *(
                demands(
                    f"List {marker}",
                    *(
                        (f"Item {name}", call(4 * at + n), " ends.")
                        for n, name in enumerate(("one", "two", "three", "four"), 1)
                    ),
                    marker=marker,
                )
                for at, marker in enumerate(("dash", "number", "letter"))
            ),
            demands("Bullets", "One", "Two", marker="bullet"),
        ],
        [
            (f"Note {n} with ", tongue("русские слова", "ru"), " and ", tongue("كلمات عربية", "ar", "rtl"), ".")
            for n in range(1, 13)
        ],
    )
    return edition(doc, parties(), edition="Add.1", label="N° 21/Add.1", first_released_at="2022-02-20T09:00:00Z")


def long_title() -> dict[str, Any]:
    title = "On the situation of the workers in the ports, mines and refineries of the region " * 4
    return edition(
        document("en", title.strip(), None, [paragraph("Short.")]), {"party": [signatory("Left Alternative")]}
    )


def unsigned() -> dict[str, Any]:
    return edition(document("en", "Issued alone", "One party speaks.", [paragraph("And only one.")]), {})


def single() -> dict[str, Any]:
    return edition(
        document("en", "Signed once", None, [paragraph("A text.")]),
        {"party": [signatory("Left Alternative", "en", "Türkiye")]},
    )


def many(count: int, kinds: tuple[str, ...] = ("party", "union", "association")) -> dict[str, Any]:
    base = parties()["party"][:14]
    groups: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for n in range(count):
        like = base[n % len(base)]
        groups[kinds[n * len(kinds) // count]].append(
            signatory(f"{like['name']} {n + 1}", like["language"], like["country"], like["short_name"], new=n % 9 == 0)
        )
    doc = document("en", "Signed by many", "A short text with a long list.", [paragraph("The text. " * 40)])
    return edition(doc, groups)


def many90() -> dict[str, Any]:
    return many(90)
