"""Plausible names of nobody, from many cultures, each written as its bearers would write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Culture:
    """``pattern`` puts a name together; ``lang`` is the language that its bearer writes in."""

    lang: str
    given: str
    family: str
    pattern: str = "{given} {family}"


CULTURES = (
    Culture(
        "en",
        "Alice Bernard Claire Desmond Edith Frances Graham Harriet Imogen Julian",
        "Ashdown Barlow Crane Dunmore Ellery Fairweather Garrick Hollis Ingram Jessop",
    ),
    Culture(
        "en",
        "Ayesha Bilal Farah Hamza Maryam Omar Sana Tariq Zainab Yusuf",
        "Ahmed Chaudhry Farooqi Hussain Iqbal Javed Malik Qureshi Rahman Siddiqui",
    ),
    Culture(
        "en",
        "Chidi Funke Ifeoma Kelechi Ngozi Obinna Tunde Uche Yetunde Zikora",
        "Abiola Balogun Chukwu Eze Ibekwe Mbanefo Nwosu Obi Okafor Umeh",
    ),
    Culture(
        "en",
        "Abena Kofi Kwame Akosua Yaw Ama Esi Kojo Adwoa Kwabena",
        "Addo Asante Boateng Darko Mensah Nkrumah Ofori Opoku Owusu Sarpong",
    ),
    Culture(
        "en",
        "Aoife Bríd Cormac Declan Eoin Fionnuala Gráinne Niamh Oisín Róisín",
        "O’Brien Ní|Dhomhnaill Ó|Cuív O’Hara MacCarthy Fitzgerald O’Malley Keane Mulcahy Ó|Sé",
    ),
    Culture(
        "en",
        "Aarav Divya Ishaan Kavya Meera Nikhil Priya Rohan Shreya Vikram",
        "Banerjee Chatterjee Deshpande Iyer Kulkarni Menon Nair Patel Reddy Subramanian",
    ),
    Culture(
        "en",
        "Whetu Aroha Hemi Mere Tane Ngaire Rangi Hine Wiremu Kahu",
        "Tūhoe Parata Ngata Te|Awa Rēweti Hēnare Tāmati Pōtae Kereama Waaka",
    ),
    Culture(
        "en",
        "Ngũgĩ Wanjikũ Mwangi Nyambura Kamau Wambũi Njoroge Mũthoni Kariũki Gathoni",
        "wa|Kĩmani wa|Mũngai wa|Ndũng’ũ Gĩthĩnji Karanja Mbũgua Ndirangũ Otieno Wainaina Kĩbaki",
    ),
    Culture(
        "es",
        "Lucía Mateo Ximena Andrés Paloma Joaquín Inmaculada Íñigo Soledad Rodrigo",
        "García|Peña Núñez|Ibáñez Muñoz|Ríos Echeverría de|la|Cruz López|y|Vega Zúñiga Peláez Ocampo del|Río",
    ),
    Culture(
        "pt",
        "Beatriz João Conceição Tomé Luísa Rui Iara Caetano Graça Estêvão",
        "Magalhães Gonçalves Guimarães da|Silva|Reis Araújo dos|Santos Falcão Sá Brandão e|Melo",
    ),
    Culture(
        "fr",
        "Hélène Benoît Cécile Étienne Françoise Gaël Joséphine Loïc Noémie Théophile",
        "Lefèvre d’Aubigné Le|Goff Béranger de|La|Tour Châtelain Dupré Hervé Lévêque Saint-Clair",
    ),
    Culture(
        "de",
        "Jürgen Käthe Björn Annelie Götz Heike Lütz Änne Sören Ute",
        "Müller-Lüdenscheid Weiß von|Ardenne Größer Köhler zu|Löwenstein Schäfer Vogt Übelacker Strauß",
    ),
    Culture(
        "nl",
        "Annelies Bram Femke Gijs Hanneke Jasper Lieke Maarten Roos Tijs",
        "van|der|Berg de|Vries ten|Brink IJsselmuiden van|’t|Hoff Zonneveld den|Hollander Brouwer Dijkstra op|den|Camp",
    ),
    Culture(
        "it",
        "Alessio Chiara Donatella Elio Ginevra Matteo Nicolò Ottavia Piero Serena",
        "D’Angelo De|Sanctis Lo|Presti Guccione Ferrante Nicolò Sforza Tosetti Vercelli Zanetti",
    ),
    Culture(
        "pl",
        "Łukasz Agnieszka Bożena Grażyna Jędrzej Małgorzata Paweł Stanisław Żaneta Wojciech",
        "Wałęcki Żółtowska Śliwiński Dąbrowska Źrebiec Łopuszański Krzyżanowska Gołąb Świątek Jabłońska",
    ),
    Culture(
        "sv",
        "Åsa Björn Elin Göran Ingrid Jörgen Linnéa Märta Sixten Örjan",
        "Ångström Bäckström Dahlöf Ekelund Hjärne Lindqvist Nyström Sjöberg Åkesson Öberg",
    ),
    Culture(
        "da",
        "Søren Aage Bodil Dagny Eskild Gudrun Ingeborg Jørgen Kåre Mette",
        "Ærø Bøgh Friis Høeg Kjær Møller Nørgaard Rosenkrantz Skov Østergaard",
    ),
    Culture(
        "is",
        "Guðrún Þór Sigríður Örn Björk Ægir Ásta Jón Kristín Ragnar",
        "Þórsdóttir Jónsson Árnadóttir Sigurðsson Björnsdóttir Einarsson Helgadóttir Ólafsson Pálsdóttir Ragnarsson",
    ),
    Culture(
        "tr",
        "Ayşe Çağla Doğan Elif Gökçe İbrahim Işıl Ömer Şebnem Ümit",
        "Aydın Çelik Doğramacı Gülşen Işık İnönü Karadağ Öztürk Şahin Yıldız",
    ),
    Culture(
        "cs",
        "Božena Čeněk Dagmar Jiří Kateřina Ludvík Miloš Růžena Šárka Zdeněk",
        "Dvořák Hájková Kříž Nováčková Procházka Říha Šťastná Vlček Zítková Žižka",
    ),
    Culture(
        "hu",
        "Ágnes Béla Csilla Dezső Enikő Gyöngyi István Orsolya Tünde Zsolt",
        "Kovács Szűcs Gárdonyi Fehér Rácz Vörös Ősz Lőrincz Németh Szőke",
        "{family} {given}",
    ),
    Culture(
        "vi",
        "Minh|Châu Thị|Hương Quang|Huy Bảo|Ngọc Đức|Anh Thùy|Linh Hoàng|Nam Phương|Thảo Tuấn|Kiệt Yến|Nhi",
        "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ",
        "{family} {given}",
    ),
    Culture(
        "ja",
        "明美 健太 直子 大輔 由紀 翔太 美咲 隆 千尋 航",
        "山田 高橋 渡辺 小林 斎藤 中村 清水 森 池田 橋本",
        "{family} {given}",
    ),
    Culture(
        "ko", "서연 민준 지우 하준 수빈 도윤 예은 현우 다은 준호", "김 박 최 정 강 조 윤 장 임 한", "{family}{given}"
    ),
    Culture(
        "zh",
        "文静 志强 晓梅 建国 雨桐 浩然 思远 丽华 子墨 秋月",
        "王 陈 林 周 黄 欧阳 赵 司马 徐 何",
        "{family}{given}",
    ),
    Culture(
        "ru",
        "Анна Борис Вера Глеб Дарья Ефим Жанна Игорь Ксения Лев",
        "Соколова Ершов Чехонина Щукин Юрьева Ёлкин Зимина Рябов Фадеева Хорошев",
    ),
    Culture(
        "uk",
        "Ганна Іван Їжакевич|Олена Юрій Соломія Тарас Христина Андрій Зоряна Мирон",
        "Шевчук Гончаренко Ґалаґан Кравець Литвин Їжак Петренко Савчук Ткач Яремко",
    ),
    Culture(
        "el",
        "Αλέξανδρος Ελένη Γιώργος Μαρία Νίκος Σοφία Δημήτρης Ιωάννα Κώστας Χριστίνα",
        "Παπαδόπουλος Οικονόμου Καραγιάννη Γεωργίου Ιωαννίδη Λάμπρου Μακρή Νικολάου Σταύρου Χατζή",
    ),
    Culture(
        "ar",
        "أحمد ليلى يوسف مريم خالد نور سعيد هدى عمر رنا",
        "الخطيب حداد المصري ناصر القاسم سلامة الزهراني بركات الهاشمي عيسى",
    ),
    Culture(
        "he", "נועה איתן תמר יואב מיכל אורי שירה דוד רות עומר", "כהן לוי מזרחי פרידמן אברהמי שפירא ברק גולן הראל סגל"
    ),
    Culture(
        "fa",
        "آرش شیرین کیان پریسا بهرام نسرین سیاوش لاله امیر گلناز",
        "رضایی کریمی احمدی موسوی جعفری شیرازی تهرانی صادقی نوری فرهادی",
    ),
    Culture(
        "hi",
        "अनन्या रोहित प्रिया अर्जुन काव्या विवेक दीपिका सौरभ नेहा अमित",
        "शर्मा वर्मा गुप्ता मिश्रा तिवारी यादव चौहान जोशी सक्सेना त्रिपाठी",
    ),
    Culture(
        "ta",
        "அருண் மீனா கார்த்திக் லட்சுமி சுரேஷ் கவிதா முத்து தமிழ் வேலு நிலா",
        "குமார் செல்வம் ராஜன் முருகன் சுந்தரம் பாண்டியன் கண்ணன் சிவா மணி தேவி",
    ),
    Culture(
        "id",
        "Sukarno|Putra Dewi Bambang Ayu Joko Ratna Agus Wulan Teguh Kartika",
        "Santoso Wijaya Hartono Lestari Nugroho Pratiwi Saputra Utami Wibowo Halim",
    ),
    Culture("am", "አበበ ሰላም ተስፋዬ ሔዋን ዳዊት ማርታ ገብረ ሳራ ዮሐንስ ሐና", "በቀለ ታደሰ ገብረማርያም ከበደ ወልደ አለሙ ደስታ ኃይሉ መኮንን ተክሌ"),
)
MONONYMS = ("Suryani", "Ravindran", "Naamwe", "Wayan", "Tenzin", "Aung", "Zulkifli", "Kidane", "Marisela", "Onyx")


def names(random: Random) -> Iterator[tuple[str, str]]:
    """Names, each once, with their bearers' languages: mononyms, then one culture after the other; over 3,000."""
    yield from ((mononym, "en") for mononym in MONONYMS)
    shuffled = [random.sample(culture.family.split(), 10) for culture in CULTURES]
    for round_number in range(10):
        for row in range(10):
            for culture, families in zip(CULTURES, shuffled, strict=True):
                given, family = culture.given.split()[row], families[(row + round_number) % 10]
                yield culture.pattern.format(given=given, family=family).replace("|", " "), culture.lang
