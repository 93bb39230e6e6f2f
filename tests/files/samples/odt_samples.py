"""Four odt files."""

from .libre import Libre
from .sample import Sample


def retraites():
    d = Libre("fr-FR")
    d.header("Union des retraités")
    d.header("Page", "footer")
    d.automatic_style("T1", "text", '<style:text-properties fo:font-weight="bold"/>', parent="")
    d.automatic_style("P9", "paragraph", '<style:paragraph-properties fo:text-align="center"/>')
    d.add("Touche pas à ma retraite", style="Title")
    d.add("Soixante-quatre ans, c’est non.")
    d.add(
        "La réforme ",
        d.span("vole", "T1"),
        " deux ans de vie",
        d.note("Calcul du syndicat."),
        d.annotation("Léa", "vérifier le chiffre"),
        " à tous ceux qui travaillent dur.",
    )
    d.h("Nos exigences")
    d.add("Nous demandons :")
    d.items(
        "L1",
        "le retrait du projet ;",
        ["la retraite à soixante ans", d.note("Comme en 1982."), " ;"],
        "une pension digne.",
    )
    d.add(d.span("Tous dans la rue", "T1"), style="P9")
    return Sample(
        "retraites.odt", d.build(), d.said, "fr", "Touche pas à ma retraite", [("Nous demandons :", "dash", 3)], ["Nos exigences"],
        ["Calcul du syndicat.", "Comme en 1982."],
        [("Union des retraités", "header of the pages"), ("Page", "footer of the pages"), ("vérifier le chiffre", "comment by Léa")],
        appeals=["Tous dans la rue"],
    )  # fmt: skip


def shalom():
    d = Libre("he-IL", rtl=True)
    d.add("לא למלחמה", style="Title")
    d.add("אנו מתנגדים למלחמה שאיש אינו רוצה בה.")
    d.add(
        "הממשלה ",
        d.deleted("מהססת"),
        "<text:span>",
        d.inserted("מסרבת"),
        "</text:span>",
        " לדבר.",
        d.box("תל אביב"),
        " אנו קוראים לכולם לצאת לרחובות ביחד.",
    )
    d.add("אנו דורשים:")
    d.items("L3", "הפסקת אש מיידית;", "משא ומתן לשלום;", "שחרור העצורים.")
    d.add("שלום עכשיו!")
    return Sample(
        "shalom.odt", d.build(), d.said, "he", "לא למלחמה", [("אנו דורשים:", "number", 3)], [], [],
        [("מהססת", "deleted with tracked changes"), ("תל אביב", "text box")], ["The file had tracked insertions"], ["שלום עכשיו!"],
    )  # fmt: skip


def shakhta():
    d = Libre("ru-RU")
    d.h("Шахта должна жить")
    d.add("Хозяева хотят закрыть шахту, на которой работают две тысячи человек.")
    d.body.append(d.table(["Год", "Рабочих"], ["2012", "3000"], ["2022", "2000"]))
    d.add("Мы требуем:")
    d.items(
        "L2",
        "сохранить рабочие места;",
        ("проверить счета:", ["за десять лет,", "независимой комиссией;"]),
        "открыть переговоры.",
    )
    d.add("Шахта наша!")
    return Sample(
        "shakhta.odt", d.build(), d.said, "ru", "Шахта должна жить", [("Мы требуем:", "bullet", 3)], [], [], [],
        ["A table was set as paragraphs", "Points under a demand"], ["Шахта наша!"],
    )  # fmt: skip


def escola():
    d = Libre("pt-BR")
    d.automatic_style("T2", "text", '<style:text-properties fo:language="ru" fo:country="RU"/>', parent="")
    d.add("A escola pública é nossa", style="Title")
    d.body.append(
        f'<text:section text:name="Section1">{d.p("O governo corta o orçamento das escolas pelo terceiro ano seguido.")}</text:section>'
    )
    d.add(
        "Leia ",
        f'<text:a xlink:type="simple" xlink:href="https://escola.example/carta">{d.t("a carta")}</text:a>',
        '<text:s text:c="2"/>',
        "dos professores<"[:-1],
        "<text:soft-page-break/>",
        " e o artigo ",
        d.span("Школа для всех", "T2"),
        d.note("Traduzido em 2021.", "endnote"),
        ", assinado em ",
        f'<text:date text:date-value="2022-02-01">{d.t("1 de fevereiro")}</text:date>',
        ".",
    )
    d.add("Educar é um ato político.", style="Quotations")
    d.add("— Uma professora", style="Quotations")
    d.add("Exigimos:")
    d.items("L2", "verbas para as escolas;", "salários dignos;", "merenda para todos.")
    d.add("Nenhum direito a menos!")
    d.extra["Basic/Standard/Module1.xml"] = "<x/>"
    return Sample(
        "escola.odt", d.build(), d.said, "pt", "A escola pública é nossa", [("Exigimos:", "bullet", 3)], [], ["Traduzido em 2021."],
        [("Macros", "programs are never taken over")], appeals=["Nenhum direito a menos!"],
    )  # fmt: skip


SAMPLES = [retraites(), shalom(), shakhta(), escola()]
