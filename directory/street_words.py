"""The words of addresses in English, Roman Urdu and Urdu, as `plain_text.plain` reads them. Data only."""

import re

from directory.plain_text import plain


def _any(words: str) -> str:
    """Return a pattern for any of the words, the longest first; the spaces of what is several words are `_`."""
    found = sorted({plain(word.replace("_", " ")) for word in words.split()}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]{0,3}") for word in found) + ")"


# Not said: a, an, the, of … never stand inside a name, so "12 women on the road" names no road.
NO_NAME = _any("""
    a an the this that these those any every each some no not all both same other another own such
    of to in on at by for from off with without and or but as than then per over under up down out into across along
    is are was were be been being has have had do does did can could will may must should who whom which where when
    i me my we us our you your he him his she her it its they them their one two new old long busy open main whole
    public safe nearest nearby next most more many few km kms m kilometre kilometres kilometer kilometers metre metres
    minutes hours days weeks months years hour day people women men girls boys children persons families cases
    beds staff officers about around after before between during through against near opposite behind beside sex gender
    ka ke ki ko se mein main par pe aur ya hai hain tha thi ek kisi har koi apne apni meri mera aap us is
    کا کے کی کو سے میں پر اور یا ہے ہیں تھا تھی ایک کسی ہر کوئی اپنی اپنے میری آپ اس قریبی سرکاری بڑی لمبی
    خواتین عورتیں عورتوں بچے بچوں لوگ لوگوں افراد گھنٹے گھنٹہ دن منٹ سال کلومیٹر
""")

# What follows a number that counts, and is the number of no house.
COUNTED = _any("""
    hours hour hrs hr minutes minute mins days day weeks week months month years year times per percent
    km kms kilometres kilometers kilometre metres meters a.m am pm p.m rupees rs pkr lakh crore thousand hundred million
    women men people persons girls boys children families cases callers calls numbers complaints survivors victims
    beds bed rooms places seats houses homes shelters centres centers hospitals districts storeys storey floors
    staff officers police lawyers lac hazar ghante ghanta ghanton din saal minat log aurtein aurten khawateen bachay
    bache bistar kamre larkiyan mard mard fisad rupay rupaye
    گھنٹے گھنٹہ گھنٹوں دن منٹ سال ماہ مہینے ہفتے خواتین عورتیں عورتوں بچے بچوں لوگ لوگوں افراد بستر کمرے کمروں مراکز
    ہسپتال اضلاع کلومیٹر میٹر فیصد روپے ہزار لاکھ مرتبہ بار کیسز منزلہ لڑکیاں مرد
""")

SIGN = _any("number numbers numbr numbar nambar nambr nmbr num no nos nr # نمبر نمبرز نمبری نمر")
# In words only after these: "in this office no one answers".
NUMBER_SIGN = _any("number numbers numbr numbar nambar nambr nmbr num # نمبر نمبری نمر")
COUNTING = _any("""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty
    ek aik do teen tin char chaar panch paanch che chay saat sat aath nau das gyara gyarah bara barah
    i ii iii iv v vi vii viii ix x xi xii
    ایک دو تین چار پانچ چھ چھے سات آٹھ نو دس گیارہ بارہ پندرہ بیس
""")

# A number of these says where, whatever else is said.
STREETS = _any("""
    street streets str st road rd lane ln avenue ave gali galli gully gallee kucha koocha sarak sadak sarrak boulevard
    blvd plot plots chak سٹریٹ اسٹریٹ روڈ ایونیو گلی گلیوں کوچہ سڑک پلاٹ چک
""")
# (The Urdu word for a lane is spelled as the word for "take".)
# A number of these says where when it is called a number, or when the rest of an address stands beside it.
HOUSES = _any("""
    house hse makan makaan makkan ghar kothi bungalow bunglow bangla banglow flat apartment apt quarter qtr shop dukan
    dukaan dokan villa office room floor suite building mohalla muhalla mohallah colony society town
    مکان گھر کوٹھی بنگلہ بنگلا فلیٹ اپارٹمنٹ کوارٹر دکان دوکان ولا دفتر کمرہ عمارت محلہ کالونی سوسائٹی ٹاؤن
    لین
""")
BLOCKS = _any("block blk sector بلاک سیکٹر سکٹر")
PHASES = _any("phase faiz fase فیز")
ROADS = _any("""
    road rd street avenue boulevard sarak sadak روڈ سٹریٹ اسٹریٹ ایونیو
""")
# Names that end so are those of roads and quarters.
QUARTERS = _any("""
    road rd street avenue ave lane boulevard blvd colony mohalla muhalla mohallah housing_society housing_scheme enclave
    bazaar bazar chowk gali galli sarak sadak basti
    روڈ سٹریٹ اسٹریٹ ایونیو کالونی محلہ ہاؤسنگ_سوسائٹی ہاؤسنگ_سکیم بازار چوک بستی سڑک گلی
""")
# What stands beside a house or a phase in an address.
BESIDE = _any("""
    road rd street avenue lane colony mohalla muhalla mohallah society scheme enclave bazaar bazar chowk gali galli
    sarak sadak basti block sector phase town villas housing dha defence defense bahria hayatabad cantt plaza tower
    arcade heights market روڈ سٹریٹ اسٹریٹ ایونیو کالونی محلہ سوسائٹی سکیم اسکیم بازار چوک گلی سڑک بستی بلاک سیکٹر
    فیز ٹاؤن ہاؤسنگ ڈیفنس بحریہ حیات_آباد
    پلازہ ٹاور مارکیٹ
""")

BUILDINGS = _any("""
    hospital school college university mosque masjid church mandir temple gurdwara court courts kutchery kachehri
    kachehry katchery police_station thana chowki bank station market bazaar bazar plaza mall tower towers arcade
    heights park stadium hotel petrol_pump pump office offices bridge flyover underpass chowk roundabout madrasa
    madrassa darbar shrine mazar imambargah imam_bargah post_office jail prison press_club
    cinema airport bus_stand bus_stop lari_adda adda dc_house circuit_house rest_house governor_house
    graveyard qabristan mill mills factory building complex centre
    center library museum bakery clinic pharmacy store gate graveyard canal phatak tanki ground club
    ہسپتال اسپتال سکول اسکول کالج یونیورسٹی مسجد گرجا مندر عدالت کچہری تھانہ تھانے پولیس_سٹیشن چوکی بینک سٹیشن اسٹیشن
    مارکیٹ بازار پلازہ پلازا ٹاور پارک سٹیڈیم ہوٹل پمپ پٹرول_پمپ دفتر پل چوک مدرسہ مدرسے دربار مزار امام_بارگاہ
    ڈاکخانہ ڈاک_خانہ جیل پریس_کلب سینما ائیرپورٹ اڈا اڈہ اڈے قبرستان فیکٹری مل عمارت کمپلیکس سینٹر سنٹر مرکز لائبریری
    گیٹ نہر پھاٹک ٹینکی گراؤنڈ کلب میڈیکل_سٹور
""")
BEFORE_BUILDINGS = _any("""
    opposite opp opposit near behind beside next_to adjacent adjacent_to adjoining adjoins in_front_of across_from
    close_to bilmuqabil bil_muqabil muqabil nazd nazad nazdeek mutasil muttasil
    نزد نزدیک بالمقابل مقابل متصل بمقابل عقب
""")
AFTER_BUILDINGS = _any("""
    ke_qareeb ke_qarib ke_kareeb ke_nazdeek ke_paas ke_pas ke_samne ke_saamne ke_peeche ke_pichay ke_piche ke_pechay
    kay_qareeb kay_paas kay_pas kay_samne kay_saamne kay_peeche kay_pichay
    ke_barabar ke_bilmuqabil ke_muqabil ke_sath_wali ke_saath_wali se_mutasil se_muttasil ki_pichli
    کے_قریب کے_نزدیک کے_پاس کے_سامنے کے_پیچھے کے_عقب کے_برابر کے_بالمقابل کے_مقابل کے_ساتھ_والی کے_ساتھ_والے
    کے_ساتھ_واقع سے_متصل سے_ملحقہ کی_پچھلی
""")
