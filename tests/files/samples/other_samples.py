"""Two rtf, four html, three Markdown and three plain text files. What is said in them is written twice: here by hand."""

from .sample import Sample


def text(name, content, *expected, said, **more):
    return Sample(name, content if isinstance(content, bytes) else content.encode(), said.split(), *expected, **more)


STRIKE_RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss Arial;}}{\info{\author Bo}}
{\header\pard\plain Nurses\u8217?s Union\par}{\footer\pard\plain Hill Road 3\par}
\pard\plain\qc\b\fs32 Hands off our hospital\b0\fs24\par
\pard\plain The ministry wants to close the ward; we won\u8217?t let it.\par
\pard\plain Nobody asked the nurses{\super\chftn}{\footnote\pard\plain{\super\chftn} Letter of 2 May.} who work there day and night, and nobody asked the sick.{\*\atnid A}{\*\atnauthor Ann}{\chatn{\*\annotation\pard\plain check this}}\par
\pard\plain We demand:\par
{\listtext\pard\plain\bullet\tab}\pard\plain\ls1\ilvl0 the ward stays open;\par
{\listtext\pard\plain\bullet\tab}\pard\plain\ls1\ilvl0 twenty new posts.\par
\pard\plain Health is not for sale!\par}"""

GOROD_RTF = rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}}\uc1" + b"\n".join(
    b"\\pard\\plain " + b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in line.encode("cp1251")) + b"\\par"
    for line in (
        "Парк не продаётся",
        "Мэрия хочет застроить последний парк нашего района, и никто не спросил жителей.",
        "Мы требуем:",
        "- отменить решение мэрии;",
        "- провести общее собрание жителей.",
        "Парк останется нашим!",
    )
) + b"}"  # fmt: skip

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Free the five | The Beacon</title>
<style>p { color: red }</style><script>track("everyone")</script></head><body>
<header><a href="/">The Beacon</a></header><nav><ul><li><a href="/news">News</a></li><li>About</li></ul></nav>
<main><article><h1>Free the five</h1>
<p>Five teachers have been in prison for a hundred days.</p>
<p>Their crime: they <em>taught</em> in <span lang="ru">родном языке</span>, as <a href="https://beacon.example/law?id=3&amp;x=1">the law</a> allows.<!-- too soft? --></p>
<h2>What we want</h2><p>We demand:</p>
<ul><li>their release;<ul><li>at once,</li><li>without trial;</li></ul></li><li>schools in every language.</li></ul>
<p>Free them all!</p></article></main>
<aside>Read also: Rain tomorrow</aside><form><label>Your mail</label><input><button>Subscribe</button></form>
<img src="https://tracker.example/x.gif" alt="a teacher at the board"><footer>© The Beacon</footer></body></html>"""

BAYAN = """<html dir="rtl" lang="ar"><body><h1>لا للحرب</h1>
<p>نقف مع كل الشعوب ضد الحرب<sup><a href="#fn1">1</a></sup>، ومع العمال الذين يرفضون شحن السلاح في الموانئ كلها.</p>
<p>نطالب بما يلي:</p><ol><li>وقف إطلاق النار؛</li><li>فتح المفاوضات.</li></ol>
<p>عاش السلام بين الشعوب!</p><hr><ol><li id="fn1">بيان النقابات.<a href="#ref1">↩</a></li></ol></body></html>"""

TRANSPORT = """<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"></head><body class="c5 doc-content">
<p class="c3 title" id="h.x"><span class="c1">Transports gratuits pour tous</span></p>
<p class="c0"><span class="c2">La ville peut payer les bus et les trams pour tout le monde.</span></p>
<p class="c0"><span class="c2">Nous exigeons :</span></p>
<ol class="c4 lst-kix_1-0 start" start="1"><li class="c0 li-bullet-0"><span>la gratuité dès janvier ;</span></li><li class="c0"><span>des bus de nuit ;</span></li></ol>
<ol class="c4 lst-kix_1-0" start="3"><li class="c0"><span>des salaires décents pour les conducteurs.</span></li></ol>
<p class="c0"><span style="font-weight:700">Montez tous à bord !</span></p>
<p style="display:none">caché</p></body></html>"""

VIVIENDA = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Sin casa no hay vida</title></head><body>
<h2>Sin casa no hay vida</h2><p>Mañana habrá otra vez cien familias sin techo en la ciudad.</p>
<table><caption>Desahucios</caption><tr><th>Año</th><th>Familias</th></tr><tr><td>2020</td><td>300</td></tr></table>
<blockquote><p>La vivienda es un derecho.</p><p>— Constitución</p></blockquote>
<p>Pedimos:</p><ul><li>alquileres justos;</li><li>ni un desahucio más.</li></ul></body></html>"""

RIVER_MD = """# The river belongs to all

*For ten years* the paper mill has **poisoned** our river.[^1] Everybody knows it, and the council looks away.
The fish are 3 * dead.

We demand:
- clean water;
  1. within a year
  2. with public tests
- the mill pays[^2];
- [the council](https://council.example/a_(b)) answers.

> Water is life.
> — A fisherwoman

**Clean water now!**

[^1]: Measured in 2021.
[^2]: Not the town.
"""

ECOLE_MD = """---
title: L’école pour tous
lang: fr
author: Comité
---

L’école publique manque de tout.

## Ce que nous voulons

Nous exigeons :

1. des professeurs ;
2. des livres.

<!-- à relire -->
L’avenir commence à l’école !
"""

MAYIM_MD = """# מים לכולם

העירייה סוגרת את הברזים בשכונות העניות.

אנו דורשים:

* מים בכל בית;
* מחיר הוגן.

מים הם חיים!
"""

MIETE_TXT = """Die Miete ist zu hoch

Seit Jahren steigen die Mieten schneller als die Löhne, und niemand
im Rathaus unternimmt etwas dagegen. Wir haben lange genug gewar-
tet und nehmen die Sache jetzt selbst in die Hand.

Wir fordern:
1. einen Mietendeckel;
2. neue Wohnungen der Stadt.

Die Häuser denen, die drin wohnen!
"""

AMAL_TXT = """الأرض لمن يزرعها

طردت الشركة مئة عائلة من أرضها هذا الشتاء.

نطالب بما يلي:
– عودة العائلات إلى أرضها؛
– محاسبة المسؤولين.

الأرض لنا!
"""

MINE_TXT = """Close the gate of the mine

The gate stands open since the accident of last year(3), and nobody has answered for the four dead.

We demand:
1. an inquiry
a) by engineers,
b) in public;
2. a pension for the families.

Never again!
"""

SAMPLES = [
    text("strike.rtf", STRIKE_RTF, "en", "Hands off our hospital", [("We demand:", "bullet", 2)], [], ["Letter of 2 May."],
         [("Nurses’s Union", "header of the pages"), ("Hill Road 3", "footer of the pages"), ("check this", "comment")],
         appeals=["Health is not for sale!"],
         said="Nurses’s Union Hill Road 3 Hands off our hospital The ministry wants to close the ward; we won’t let it. Nobody asked the nurses Letter of 2 May. who work there day and night, and nobody asked the sick. check this We demand: the ward stays open; twenty new posts. Health is not for sale!"),
    text("park.rtf", GOROD_RTF, "ru", "Парк не продаётся", [("Мы требуем:", "dash", 2)], appeals=["Парк останется нашим!"],
         said="Парк не продаётся Мэрия хочет застроить последний парк нашего района, и никто не спросил жителей. Мы требуем: отменить решение мэрии; провести общее собрание жителей. Парк останется нашим!"),
    text("five.html", PAGE, "en-GB", "Free the five", [("We demand:", "bullet", 2)], ["What we want"], [],
         [("Free the five | The Beacon", "name of the web page"), ("The Beacon", "head of the web page"), ("News", "menu of the web page"),
          ("About", "menu of the web page"), ("Read also: Rain tomorrow", "beside the text of the web page"),
          ("Your mail", "form of the web page"), ("Subscribe", "form of the web page"), ("© The Beacon", "foot of the web page"), ("a teacher at the board", "picture")],
         ["Points under a demand"], appeals=["Free them all!"],
         said="Free the five | The Beacon The Beacon News About Free the five Five teachers have been in prison for a hundred days. Their crime: they taught in родном языке, as the law allows. What we want We demand: their release; at once, without trial; schools in every language. Free them all! Read also: Rain tomorrow Your mail Subscribe a teacher at the board © The Beacon"),
    text("bayan.html", BAYAN, "ar", "لا للحرب", [("نطالب بما يلي:", "number", 2)], [], ["بيان النقابات."], [("* * *", "line between text and notes")],
         appeals=["عاش السلام بين الشعوب!"],
         said="لا للحرب نقف مع كل الشعوب ضد الحرب 1 ، ومع العمال الذين يرفضون شحن السلاح في الموانئ كلها. نطالب بما يلي: وقف إطلاق النار؛ فتح المفاوضات. عاش السلام بين الشعوب! بيان النقابات. ↩"),
    text("transport.html", TRANSPORT, "fr", "Transports gratuits pour tous", [("Nous exigeons :", "number", 3)], [], [],
         [("caché", "hidden on the web page")], appeals=["Montez tous à bord !"],
         said="Transports gratuits pour tous La ville peut payer les bus et les trams pour tout le monde. Nous exigeons : la gratuité dès janvier ; des bus de nuit ; des salaires décents pour les conducteurs. Montez tous à bord ! caché"),
    text("vivienda.html", VIVIENDA.encode("latin-1", "xmlcharrefreplace"), "es", "Sin casa no hay vida", [("Pedimos:", "bullet", 2)], [], [],
         [("Sin casa no hay vida", "name of the web page")], ["A table was set as paragraphs"],
         said="Sin casa no hay vida Sin casa no hay vida Mañana habrá otra vez cien familias sin techo en la ciudad. Desahucios Año Familias 2020 300 La vivienda es un derecho. — Constitución Pedimos: alquileres justos; ni un desahucio más."),
    text("river.md", RIVER_MD, "en", "The river belongs to all", [("We demand:", "dash", 3)], [], ["Measured in 2021.", "Not the town."], [],
         ["Points under a demand"], appeals=["Clean water now!"],
         said="The river belongs to all For ten years the paper mill has poisoned our river. Everybody knows it, and the council looks away. The fish are 3 * dead. We demand: clean water; within a year with public tests the mill pays; the council answers. Water is life. A fisherwoman Clean water now! Measured in 2021. Not the town."),
    text("ecole.md", ECOLE_MD, "fr", "L’école pour tous", [("Nous exigeons :", "number", 2)], ["Ce que nous voulons"], [],
         [("Comité", "author, from the head of the file"), ("<!-- à relire -->", "code, which is no text")], appeals=["L’avenir commence à l’école !"],
         said="L’école pour tous Comité L’école publique manque de tout. Ce que nous voulons Nous exigeons : des professeurs ; des livres. à relire L’avenir commence à l’école !"),
    text("mayim.md", MAYIM_MD, "he", "מים לכולם", [("אנו דורשים:", "bullet", 2)], appeals=["מים הם חיים!"],
         said="מים לכולם העירייה סוגרת את הברזים בשכונות העניות. אנו דורשים: מים בכל בית; מחיר הוגן. מים הם חיים!"),
    text("miete.txt", MIETE_TXT, "de", "Die Miete ist zu hoch", [("Wir fordern:", "number", 2)], appeals=["Die Häuser denen, die drin wohnen!"],
         said=MIETE_TXT.replace("gewar-\ntet", "gewartet")),
    text("amal.txt", AMAL_TXT, "ar", "الأرض لمن يزرعها", [("نطالب بما يلي:", "dash", 2)], appeals=["الأرض لنا!"], said=AMAL_TXT),
    text("mine.txt", MINE_TXT, "en", "Close the gate of the mine", [("We demand:", "number", 2)], [], [], [],
         ["Points under a demand"], appeals=["Never again!"], said=MINE_TXT),
]  # fmt: skip
