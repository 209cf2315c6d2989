"""Names to draw authors from. Each culture has given names, family names and how its names are put together.

``|`` stands for a space inside a name. Where a script is not Latin, ``latin`` has the same names in Latin letters, in
the same order, with ``/`` between spellings that different countries use.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Culture:
    given: str
    family: str
    latin_given: str = ""
    latin_family: str = ""
    family_first: bool = False
    # Between two given names, in Latin letters and in their own; None where one has a single one.
    joiner: str | None = None
    native_joiner: str = ""


_ENGLISH_FIRST = "Ash Brad Barn Black Brook Chat Clay Cran Dal East Fair Fox Gar Green Hal Hart Holl Kirk Lang Lock Mar"
_ENGLISH_LAST = "bourne brook by combe croft dale don field ford ham hurst land ley man more shaw stead stone ton ward well wick wood worth"
ENGLISH_RARE = " ".join(first + last for first in _ENGLISH_FIRST.split() for last in _ENGLISH_LAST.split())

CULTURES = (
    Culture(
        "James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph "
        "Jessica Thomas Sarah Charles Karen Christopher Nancy Daniel Margaret Matthew Sandra Anthony Ashley Donald "
        "Kimberly Steven Emily Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah "
        "George Stephanie Timothy Rebecca Ronald Laura Edward Helen Jason Cynthia Jeffrey Kathleen Ryan Amy Jacob "
        "Angela Gary Shirley Nicholas Anna Eric Brenda Jonathan Pamela Stephen Emma Larry Nicole Justin Samantha "
        "Scott Katherine Brandon Christine Benjamin Catherine Samuel Virginia Gregory Rachel Alexander Janet Patrick "
        "Maria Frank Diane Raymond Julie Jack Joyce Dennis Victoria Jerry Olivia Tyler Kelly Aaron Christina Jose "
        "Lauren Henry Joan Adam Evelyn Douglas Judith Nathan Megan Zachary Andrea Peter Cheryl Kyle Hannah Walter "
        "Jacqueline Ethan Martha Jeremy Gloria Harold Teresa Keith Ann Christian Sara Roger Madison Noah Frances",
        "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts "
        "Green Hall Wood Jackson Clarke Patel Khan Lewis Harris Martin Cooper Hill Ward Turner Carter Phillips "
        "Mitchell Baker Adams Campbell Anderson Allen Young King Scott Parker Bennett Gray Hughes Murray Kelly "
        "Reynolds Fisher Palmer Whitfield Marsh Fleming Sutton Barlow Okafor Mensah Nwosu Singh Kaur Begum Ahmed "
        + ENGLISH_RARE,
    ),
    Culture(
        "María José Antonio Carmen Manuel Ana Francisco Isabel David Laura Juan Cristina Javier Marta Daniel Lucía Jesús "
        "Paula Carlos Sara Miguel Elena Alejandro Raquel Pablo Beatriz Rafael Patricia Pedro Silvia Ángel Rocío Sergio "
        "Mercedes Fernando Dolores Jorge Pilar Luis Teresa Alberto Rosario Álvaro Concepción Diego Gabriela Guillermo "
        "Sofía Ignacio Valentina Roberto Josefina Enrique Guadalupe Ricardo Margarita Vicente Montserrat Eduardo Nuria",
        "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno "
        "Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina "
        "Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos "
        "Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Herrera Márquez Peña Flores Cabrera Campos Vega "
        "Fuentes Carrasco Diez Reyes Caballero Nieto Aguilar Pascual Santana Herrero Montero Lorenzo Hidalgo Giménez "
        "Ibáñez Ferrer Durán Santiago Benítez Vargas Mora Vicente Arias Carmona Crespo Román Pastor Soto Sáez Velasco",
    ),
    Culture(
        "Jean Marie Pierre Nathalie Michel Isabelle Philippe Sylvie Alain Catherine Nicolas Françoise Christophe Valérie "
        "Patrick Christine Frédéric Véronique Laurent Sandrine Stéphane Céline Éric Sophie David Aurélie Pascal Stéphanie "
        "Julien Émilie Thierry Élodie Sébastien Camille Olivier Julie Antoine Chloé Vincent Léa Guillaume Manon François "
        "Jacqueline Dominique Geneviève Emmanuel Madeleine Jérôme Benoît Gaëlle Joël Hélène Anaïs Rémi Solène",
        "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David "
        "Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefebvre Faure André Mercier "
        "Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry "
        "Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard "
        "Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin "
        "Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey",
    ),
    Culture(
        "Hans Ursula Thomas Sabine Michael Petra Andreas Monika Wolfgang Renate Klaus Karin Jürgen Brigitte Stefan Andrea "
        "Christian Susanne Uwe Claudia Werner Birgit Peter Ingrid Markus Heike Martin Elisabeth Bernd Gabriele Matthias "
        "Angelika Frank Anna Günther Katharina Heinz Christine Jörg Silke Dieter Anja Ralf Nicole Björn Jutta Sören "
        "Friederike Johannes Ulrike Tobias Franziska Maximilian Lena Florian Johanna Lukas Käthe Ulrich Magdalena",
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf "
        "Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann "
        "Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung "
        "Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht "
        "Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel",
    ),
    Culture(
        "Александр Сергей Владимир Елена Татьяна Наталья Ольга Андрей Алексей Дмитрий Ирина Светлана Михаил Иван "
        "Екатерина Юрий Анастасия Николай Мария Евгений Анна Виктор Павел Людмила Галина Константин Юлия Григорий "
        "Надежда Василий Вячеслав Ксения Яков Любовь Фёдор Жанна",
        "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев "
        "Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов "
        "Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин "
        "Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров "
        "Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов "
        "Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов "
        "Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Юдин",
        "Aleksandr/Alexander Sergey/Sergei/Serguei Vladimir/Wladimir Elena/Yelena Tatyana/Tatiana Natalya/Natalia/Natalja "
        "Olga Andrey/Andrei/Andrej Aleksey/Alexei/Alexey Dmitry/Dmitri/Dmitrii Irina Svetlana/Swetlana Mikhail/Michail/Mihail "
        "Ivan/Iwan Ekaterina/Yekaterina/Jekaterina Yuri/Yury/Jurij/Iouri Anastasia/Anastasiya Nikolay/Nikolai/Nikolaj "
        "Maria/Mariya/Marija Evgeny/Yevgeny/Evgenii Anna Viktor/Victor Pavel/Pawel Lyudmila/Ludmila/Liudmila Galina "
        "Konstantin Yulia/Julia/Iuliia Grigory/Grigori/Grigorij Nadezhda/Nadejda Vasily/Vasili/Wassili "
        "Vyacheslav/Viacheslav Ksenia/Kseniya Yakov/Iakov/Jakow Lyubov/Liubov Fyodor/Fedor Zhanna/Janna",
        "Ivanov/Iwanow Smirnov/Smirnow Kuznetsov/Kuznecov Popov/Popow Vasilyev/Vasiliev Petrov/Petrow Sokolov/Sokolow "
        "Mikhaylov/Mikhailov Novikov/Nowikow Fyodorov/Fedorov Morozov/Morosow Volkov/Wolkow Alekseev/Alexeev Lebedev/Lebedew "
        "Semyonov/Semenov Egorov/Yegorov Pavlov/Pawlow Kozlov/Koslow Stepanov/Stepanow Nikolaev/Nikolayev Orlov/Orlow "
        "Andreev/Andreyev Makarov/Makarow Nikitin Zakharov/Sacharow Zaytsev/Zaitsev Solovyov/Soloviev Borisov Yakovlev/Jakowlew "
        "Grigoryev/Grigoriev Romanov/Romanow Vorobyov/Vorobiev Sergeev/Sergeyev Kuzmin/Kusmin Frolov Aleksandrov/Alexandrov "
        "Dmitriev/Dmitriyev Korolyov/Korolev Gusev/Gussew Kiselyov/Kiselev Ilyin/Ilin Maksimov/Maximov Polyakov/Poliakov Sorokin "
        "Vinogradov Kovalyov/Kovalev Belov Medvedev/Medwedew Antonov Tarasov Zhukov/Joukov Baranov Filippov Komarov "
        "Davydov/Davidov Belyaev/Beliaev Gerasimov Bogdanov Osipov Sidorov Matveev/Matveyev Titov Markov Mironov Krylov Kulikov "
        "Karpov Vlasov/Wlassow Melnikov Denisov Gavrilov Tikhonov/Tichonow Kazakov Afanasyev/Afanasiev Danilov Savelyev/Saveliev "
        "Timofeev/Timofeyev Fomin Chernov/Tchernov/Tschernow Abramov Martynov Efimov/Yefimov Fedotov "
        "Shcherbakov/Scherbakov/Schtscherbakow Nazarov Kalinin Isaev/Isayev Chernyshov/Chernyshev Bykov Maslov Rodionov "
        "Konovalov Lazarev Voronin Yudin/Iudin",
    ),
    Culture(
        "伟 芳 娜 秀 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 兰 霞 平 刚 桂 建 国 志 晓 雪 文 华 嘉 怡 子 涵 浩 然 思 远 梅 英 宇 欣 海 玉 春 红 宝 振 永 少",
        "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 欧阳",
        "Wei Fang Na Xiu Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Lan Xia Ping Gang Gui Jian Guo Zhi "
        "Xiao Xue Wen Hua Jia Yi Zi Han Hao Ran Si Yuan Mei Ying Yu Xin Hai Yu Chun Hong Bao Zhen Yong Shao",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang Xu Han "
        "Feng Deng Cao Peng Zeng Ouyang",
        family_first=True,
        joiner="",
    ),
    Culture(
        "민 지 서 준 현 수 영 은 성 미 재 하 도 예 진 우 호 훈 연 경 정 희 주 선 혜 승 동 태 상 원",
        "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황",
        "Min Ji Seo Jun Hyun/Hyeon Soo/Su Young/Yeong Eun Sung/Seong Mi Jae Ha Do Ye Jin Woo/U Ho Hoon/Hun Yeon Kyung/Gyeong "
        "Jung/Jeong Hee/Hui Ju Sun/Seon Hye Seung Dong Tae Sang Won",
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang",
        family_first=True,
        joiner="-",
    ),
    Culture(
        "محمد أحمد علي حسن فاطمة عمر خالد سارة يوسف ليلى إبراهيم مريم محمود نور عبدالله زينب",
        "حسين الخطيب منصور إبراهيم سليمان حداد نجار المصري صالح عباس درويش خليل جابر شاهين مراد قاسم",
        "Mohammed/Muhammad/Mohamed Ahmed/Ahmad Ali Hassan/Hasan Fatima/Fatma Omar/Umar Khaled/Khalid Sara/Sarah "
        "Youssef/Yusuf/Yousef Layla/Leila Ibrahim Mariam/Maryam Mahmoud/Mahmud Nour/Nur Abdullah/Abdallah Zainab/Zeinab",
        "Hussein/Husain Al-Khatib Mansour/Mansur Ibrahim Suleiman/Sulayman Haddad Najjar/Nadjar Al-Masri Saleh/Salih "
        "Abbas Darwish/Darwich Khalil Jaber/Jabir Shaheen/Shahin Murad/Mourad Qasim/Kassem",
        joiner=" ",
        native_joiner=" ",
    ),
    Culture(
        "Anh Bình Châu Dũng Đức Hà Hạnh Hoa Hùng Hương Khánh Lan Linh Long Mai Minh Nam Ngọc Phương Quang Thảo Trang Tuấn "
        "Vân Thu Thanh Quốc Xuân",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý",
        family_first=True,
        joiner=" ",
        native_joiner=" ",
    ),
    Culture(
        "Agnieszka Andrzej Anna Barbara Ewa Grzegorz Jan Joanna Katarzyna Krzysztof Magdalena Małgorzata Marek Maria Michał "
        "Paweł Piotr Stanisław Tomasz Wojciech Zofia Łukasz Ola Żaneta",
        "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski "
        "Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Nowakowski Pawłowski Michalski Nowicki Adamczyk Dudek "
        "Zając Wieczorek Jabłoński Król Majewski Olszewski Jaworski Wróbel Malinowski Pawlak Witkowski Walczak Stępień "
        "Górski Rutkowski Michalak Sikora Ostrowski Baran Duda Szewczyk Tomaszewski Pietrzak Marciniak Wróblewski",
    ),
)

PLACES = (
    "London Manchester Leeds Bristol Glasgow New|York Washington|DC Chicago Austin Boston Seattle Toronto Sydney Melbourne "
    "Lagos Accra Nairobi Mumbai Delhi Paris Lyon Marseille Berlin Hamburg München Köln Madrid Barcelona Sevilla Valencia "
    "Moscow Kyiv Warsaw Kraków Gdańsk Seoul Busan Beijing Shanghai Hanoi Cairo Beirut Amman Istanbul Rome Lisbon Porto "
    "Dublin Cork Cardiff Oslo Vienna Zürich Brussels Maryland Vermont Kent Cornwall Brighton Norwich Exeter"
)
DESKS = "Meridian Harbour|Post Evening|Courier Signal Northern|Echo Daily|Ledger Parent|Desk Plain|Sums Weekly|Observer"
