"""Eight docx files in six languages."""

from .sample import Sample
from .word import Word


def dockers():
    w = Word("en-GB")
    w.header("Harbour Workers’ League")
    w.header("Solidarity Street 4", "footer")
    w.add("Solidarity with the dockers of Port Meridian", style="Title")
    w.add("For three weeks the cranes have stood still.")
    w.add(
        "The company ",
        w.r("Meridian Terminals", b=True),
        w.note("Owned by a fund in Dover."),
        " refuses to talk",
        w.comment("Bo", "Ask the union first"),
        ". It has ",
        w.r("never", i=True),
        " talked.",
    )
    w.add("What happened", style="Heading1")
    w.add(
        "On 3 January the night shift was locked out; the police came at dawn.", w.note("Report of the union, page 4.")
    )
    w.add("We demand:")
    w.items(
        1,
        "the reopening of the gates;",
        ("the release of all who were ", w.r("arrested", b=True), ";"),
        "talks without conditions.",
    )
    w.add(w.r("Long live the strike", b=True), jc="center")
    return Sample(
        "dockers.docx", w.build(), w.said, "en", "Solidarity with the dockers of Port Meridian",
        [("We demand:", "dash", 3)], ["What happened"], ["Owned by a fund in Dover.", "Report of the union, page 4."],
        [("Harbour Workers’ League", "header of the pages"), ("Solidarity Street 4", "footer of the pages"), ("Ask the union first", "comment by Bo")],
        appeals=["Long live the strike"],
    )  # fmt: skip


def logement():
    w = Word("fr-FR", title="Document1")
    w.add("Le logement est un droit", style="Title")
    w.add("Depuis dix ans, les loyers montent plus vite que les salaires dans toutes les villes du pays.")
    moved = w.r(" Les propriétaires s’enrichissent.")
    w.said.pop()
    w.add(
        "Le gouvernement ",
        w.deleted("hésite"),
        w.tracked("ins", w.r("refuse")),
        " d’agir.",
        w.tracked("moveTo", w.r(" Les propriétaires s’enrichissent.")),
    )
    w.body[-1] = w.body[-1].replace("</w:p>", w.tracked("moveFrom", moved) + "</w:p>")
    w.add("Nous exigeons :")
    w.items(
        3,
        ("le gel des loyers", w.note("Loi no 12 de 1990.")),
        w.tracked("ins", w.r("la fin des expulsions")),
        "cent mille logements publics.",
    )
    w.add(w.deleted("Un paragraphe entier disparaît."))
    w.add("Signé à Lyon par le comité.")
    return Sample(
        "logement.docx", w.build(), w.said, "fr", "Le logement est un droit", [("Nous exigeons :", "number", 3)], [],
        ["Loi no 12 de 1990."], [("hésite", "deleted with tracked changes"), ("Un paragraphe entier disparaît.", "deleted with tracked changes")],
        ["The file had tracked insertions"], ["Signé à Lyon par le comité."],
    )  # fmt: skip


def khubz():
    w = Word("ar-SA", bidi=True)
    w.header("اتحاد العمال")
    w.add("الخبز والحرية للعمال", style="Title")
    w.add("منذ شهرين لم يستلم العمال في المصنع أجورهم.")
    w.add(
        "الشركة ",
        w.r("ترفض", b=True),
        " الحوار",
        w.note("بيان الشركة في آذار."),
        "، والحكومة صامتة أمام ما يجري في المصانع.",
    )
    w.add("نطالب بما يلي:")
    w.items(2, "دفع الأجور المتأخرة فورا؛", "إطلاق سراح المعتقلين؛", "الاعتراف بالنقابة المستقلة.")
    w.add(w.r("عاش نضال العمال", b=True), jc="center")
    return Sample(
        "khubz.docx", w.build(), w.said, "ar", "الخبز والحرية للعمال", [("نطالب بما يلي:", "bullet", 3)], [],
        ["بيان الشركة في آذار."], [("اتحاد العمال", "header of the pages")], appeals=["عاش نضال العمال"],
    )  # fmt: skip


def dayarim():
    w = Word("he-IL", bidi=True)
    w.add("דיור ציבורי עכשיו", style="Title")
    w.add("אלפי משפחות מחכות לדירה כבר שנים רבות.", w.box("ועד הדיירים, רחוב הנמל"))
    w.add("המצב בערים", style="Heading1")
    w.add("הנה המספרים של השנה האחרונה בכל אחת מן הערים הגדולות.")
    w.body.append(w.table(["חיפה", "שלושת אלפים"], ["יפו", "אלפיים"]))
    w.add("אנו דורשים:")
    w.items(3, "בניית דירות ציבוריות;", "הקפאת שכר הדירה;", "עצירת הפינויים.")
    w.add("יחד ננצח!")
    return Sample(
        "dayarim.docx", w.build(), w.said, "he", "דיור ציבורי עכשיו", [("אנו דורשים:", "number", 3)], ["המצב בערים"], [],
        [("ועד הדיירים, רחוב הנמל", "text box")], ["A table was set as paragraphs"], ["יחד ננצח!"],
    )  # fmt: skip


def agua():
    w = Word("es-ES")
    w.add("El agua no se vende", style="Heading1")
    w.add("La empresa municipal quiere privatizar el agua de nuestra ciudad antes del verano.")
    w.add(
        "Más en ",
        w.link("la página de la campaña", "https://agua.example/campaña?id=1&x=2"),
        " y en ",
        '<w:smartTag w:uri="x" w:element="City">',
        w.r("Valencia"),
        "</w:smartTag>",
        ".",
        w.note("Acta del pleno, punto 7.", "endnote"),
    )
    w.add("Exigimos:")
    w.items(3, "la retirada del plan;")
    w.items(3, "en los barrios,", "en los pueblos;", level=1)
    w.items(3, "un referéndum;", "tarifas justas.")
    w.add("El agua es de todas, la lucha continúa.")
    return Sample(
        "agua.docx", w.build(), w.said, "es", "El agua no se vende", [("Exigimos:", "number", 3)], [], ["Acta del pleno, punto 7."], [],
        ["Points under a demand"], ["El agua es de todas, la lucha continúa."],
    )  # fmt: skip


def zavod():
    """Everything by hand: a title in bold, dashes and notes typed, lines broken with Shift and Enter."""
    w = Word("ru-RU")
    w.add(w.r("Заявление в поддержку рабочих завода", b=True), jc="center")
    w.add("Третий месяц рабочие завода не получают зарплату(1). Директор отказывается от переговоров с профсоюзом.")
    w.add(
        "Мы требуем:",
        w.r("– выплатить долги по зарплате;", br=True),
        w.r("– вернуть уволенных товарищей;", br=True),
        w.r("– признать независимый профсоюз.", br=True),
    )
    w.add("Вместе мы победим!")
    w.add("Подписали:")
    w.add("Союз рабочих Урала")
    w.add("(1) По данным профсоюза на 1 марта.")
    return Sample(
        "zavod.docx", w.build(), w.said, "ru", "Заявление в поддержку рабочих завода", [("Мы требуем:", "dash", 3)], [],
        ["По данным профсоюза на 1 марта."], [("Подписали:", "signatories, which are gathered, not typed"), ("Союз рабочих Урала", "signatories, which are gathered, not typed")],
        appeals=["Вместе мы победим!"],
    )  # fmt: skip


def hafen():
    """A file that drags much along: macros, a template from outside, a table of contents, a picture, a form, hidden text."""
    w = Word("de-DE")
    w.relations.append(("attachedTemplate", "file:///C:/Vorlagen/brief.dotm", True))
    w.parts["word/vbaProject.bin"] = "not really"
    w.add("Kein Hafen für Waffen", style="Title")
    toc = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{w.p("Lage im Hafen 2", style="TOC1")}</w:sdtContent></w:sdt>'
    w.body.append(toc)
    w.body.append(
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{w.p('Seit Jahren werden über unseren Hafen Waffen verschifft.')}</w:sdtContent></w:sdt>"
    )
    w.add("Lage im Hafen", style="Heading1")
    w.add(
        "Die Beschäftigten weigern sich, die Ladung anzufassen. ",
        w.picture("Kran im Morgenlicht"),
        w.r("Nicht drucken!", vanish=True),
    )
    w.add("Wir laden keinen Krieg.", style="Quote")
    w.add("— Eine Kranführerin", style="Quote")
    w.add("Wir fordern: ", "ein Ende der Lieferungen.")
    w.add("Unsere Forderungen:")
    w.items(2, "Stopp aller Verladungen;", "Schutz für alle, die sich weigern.")
    w.add("Hoch die internationale Solidarität!")
    w.said += ["file:///C:/Vorlagen/brief.dotm"]
    return Sample(
        "hafen.docx", w.build(), w.said, "de", "Kein Hafen für Waffen", [("Unsere Forderungen:", "bullet", 2)], ["Lage im Hafen"], [],
        [("Macros", "programs are never taken over"), ("file:///C:/Vorlagen/brief.dotm", "reference to something outside the file, which was not opened"),
         ("Lage im Hafen 2", "table of contents"), ("Kran im Morgenlicht", "picture"), ("Nicht drucken!", "hidden text")],
        appeals=["Hoch die internationale Solidarität!"],
    )  # fmt: skip


def peace():
    w = Word("en-US")
    w.add("N° 21, February 2022")
    w.add("No to war in our names", style="Title")
    w.add("Two governments prepare a war that no people wants.")
    w.add("The motto of the old congresses was ", w.r("мир народам", lang="ru-RU"), ": peace to the peoples.")
    w.add('<w:r><w:pict><v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t"/></w:pict></w:r>')
    w.add("We call on both governments:")
    w.items(4, "to stop the deployment;", "to open talks.")
    w.add("We call on all unions:")
    w.items(2, "to refuse transports;", "to take to the streets.")
    w.body.append(w.table(["Rally", w.table(["Berlin", "noon"])], ["March", "Rome"]))
    w.add("Peace is not begged for, it is won.")
    return Sample(
        "peace.docx", w.build(), w.said, "en", "No to war in our names",
        [("We call on both governments:", "letter", 2), ("We call on all unions:", "bullet", 2)], [], [], [],
        ["A table was set as paragraphs"], ["Peace is not begged for, it is won."], issue=(21, "2022-02"),
    )  # fmt: skip


SAMPLES = [dockers(), logement(), khubz(), dayarim(), agua(), zavod(), hafen(), peace()]
