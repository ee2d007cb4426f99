"""Words around a place's name, folded: what kind is meant, and what says nothing. Data only."""

KIND_WORDS = {
    "city": "city shehr sheher shehar shahr shahar sheher شہر",
    "district": "district distt dist zila zilla zilah agency ضلع ضلعہ ایجنسی",
    "tehsil": "tehsil tahsil tehseel taluka taluqa talka تحصیل تعلقہ تعلقو",
    "division": "division divison ڈویژن ڈویزن",
    "province": "province sooba suba subah صوبہ",
}
KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
ALSO_SAID_OF = {"town": "city", "village": "city", "territory": "province"}
"""Kinds for which people say the word of another kind."""

_FILLERS = """
    in near at from the of to and i im am we live lives living stay my area side please pls ilaqa
    me mein main mai men ma mn ke k ka ki ko se pas paas pass qareeb kareeb qarib nazdeek andar
    rehti rehta rehte rahti hun hoon hon ho hai hain
    میں مین کے کا کی کو سے پاس قریب نزدیک اندر علاقہ علاقے رہتی رہتا ہوں ہے
"""

# Words of need and talk that are also names of places far away: alone they are not taken for a place.
_NOT_PLACES = """
    police doctor help helpline lawyer hospital shelter court nurse clinic women woman girl man men boy child
    children male female home house ghar madad khula talaq vakeel wakeel counsellor test hello yes no ok none
    where what when why how who which can could should will need want kahan kya kyun kaun kab kaise chahiye
    call callme khawateen khwateen khatoon aurat auratein mard bachay bachey bache
    khwajasira khwajasara hijra madadgar madadgaar
    خواتین خاتون عورتیں بچے بچوں مردوں خواجہسرا مددگار
    عورت مرد بچہ گھر مدد وکیل پولیس طلاق خلع ڈاکٹر ہسپتال
"""

FILLERS = frozenset(_FILLERS.split())
NOT_PLACES = frozenset(_NOT_PLACES.split())
