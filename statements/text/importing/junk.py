"""What a web page's template leaves around a copied text. Proposals only, for short lines at the two ends."""

import re
from collections import deque

from statements.text.importing.calendars import fold
from statements.text.importing.result import Dropped
from statements.text.importing.shape import Piece

_AT_MOST = 60
_COOKIE_AT_MOST = 240
_LOOK_AT = 12

_RULES = [
    (
        "name of a page template",
        r"(?:gantry|joomla|wordpress|drupal|elementor|divi|helix|typo3|bootstrap|astra|spip)[\s\d.!]*",
    ),
    (
        "credit of a page template",
        r"(?:powered by|proudly powered|designed by|theme:|template by|propulse par|realise avec) .*",
    ),
    (
        "button of a web page",
        r"(?:print|share|tweet|e-?mail|menu|home|search|log ?in|sign in|subscribe|read more|"
        r"skip to (?:main )?content|download pdf|"
        r"back to top|previous|next|facebook|twitter|x|telegram|whatsapp|linkedin|copy link|comments?|leave a comment|"
        r"imprimer|partager|accueil|rechercher|connexion|s'abonner|lire la suite|aller au contenu|envoyer par mail|"
        r"imprimir|compartir|inicio|buscar|iniciar sesion|leer mas|saltar al contenido|suscribirse|"
        r"drucken|teilen|startseite|suche|anmelden|weiterlesen|zum inhalt springen|seite drucken|"
        r"partilhar|compartilhar|pagina inicial|pesquisar|entrar|ler mais|stampa|condividi|cerca|accedi|leggi tutto|"
        r"печать|распечатать|поделиться|главная|поиск|меню|воити|читать далее|друк|поділитися|головна|пошук|"
        r"εκτυπωση|κοινοποιηση|αρχικη|αναζητηση|μενου|yazdir|paylas|ana sayfa|ara|menu|giris|"
        r"طباعه|طباعة|مشاركه|مشاركة|الرئيسيه|الرئيسية|بحث|القائمه|القائمة|چاپ|اشتراک گذاری|הדפסה|שתף|שיתוף|"
        r"תפריט|חיפוש|דף הבית|"
        r"打印|分享|首页|首頁|菜单|搜索|登录|印刷|シェア|ホーム|メニュー|検索|인쇄|공유|메뉴|검색|"
        r"drukuj|udostepnij|szukaj|afdrukken|delen|zoeken|skriv ut|dela|sok)(?: this page| article)?\s?[!.:»›>|]*",
    ),
    ("address of a web page", r"(?:https?://|www\.)\S+"),
    ("path through a web site", r"[^.!?]{2,30}(?:\s[>»›]\s[^.!?]{2,40}){1,4}"),
    ("copyright line of a web page", r"(?:©|\(c\)|copyright)\s.*"),
    (
        "page number",
        r"(?:page|seite|pagina|p\.|стр\.|σελ\.)\s?\d{1,3}(?:\s?(?:/|of|de|von|из|di)\s?\d{1,3})?|-\s?\d{1,3}\s?-",
    ),
]
_REASONS = [(reason, re.compile(pattern)) for reason, pattern in _RULES]
_COOKIES = re.compile(r"\bcookies?\b|файлы cookie")


def reason_for(text: str) -> str | None:
    """Why a line looks like a page's furniture; None for everything that might be meant."""
    if len(text) > _COOKIE_AT_MOST:
        return None
    folded = fold(text).replace("’", "'")
    if _COOKIES.search(folded):
        return "cookie notice of a web page"
    if len(text) > _AT_MOST:
        return None
    return next((reason for reason, pattern in _REASONS if pattern.fullmatch(folded)), None)


def take_from_ends(pieces: list[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """The pieces without the furniture before the first and after the last line that is none."""
    rest, dropped = deque(pieces), []
    for end, take in ((0, rest.popleft), (-1, rest.pop)):
        # The last remaining line is the statement, whatever it looks like.
        for _ in range(_LOOK_AT):
            if len(rest) < 2 or (reason := reason_for(rest[end].whole)) is None:
                break
            piece = take()
            dropped.append(Dropped(piece.line, piece.whole, reason))
    return list(rest), dropped
