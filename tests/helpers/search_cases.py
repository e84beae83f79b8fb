"""Queries and questions in three languages, with the records that answer them."""

from __future__ import annotations

from typing import Final

# The query, the record, and among how many of the first hits it must be.
CASES: Final = """
    Жусан                        operation-zhusan                      1
    жусан операциясы             operation-zhusan                      1
    Жусанның                     operation-zhusan                      1
    Ұлттық қауіпсіздік           national-security                     1
    Улттык кауипсиздик           national-security                     1
    Ауғанстан                    authorities-of-afghanistan            1
    Ауганстан                    authorities-of-afghanistan            1
    ауганстанга жук              afghanistan-aid-delegation-member     1
    гуманитарлык комек           humanitarian-aid                      1
    Уханьда                      wuhan-outbreak                        1
    Уханьнан студенттер          wuhan-student-evacuation              1
    Бейжін                       wuhan-clearance-from-beijing          1
    Бейжиндеги                   wuhan-clearance-from-beijing          1
    шекаралардың жабылуы         borders-closed                        1
    шекаралар                    borders-and-transit                   1
    Әзербайжанның министрі       foreign-minister-of-azerbaijan        1
    Азербайжан                   azerbaijan                            1
    елшілік                      embassy-posts                         3
    баспасөз хатшысы             press-secretary                       1
    баспасоз                     mfa-press-service                     1
    әуежайлар                    airport-convoy                        3
    тегтер                       hashtag-appeals                       1
    Қытай билігі                 authorities-of-china                  1
    Китай билиги                 authorities-of-china                  1
    виза                         eu-visa-talks                         3
    Нью-Йорктегі консул          consul-general-in-new-york            1
    Финляндиядағы елші           ambassador-to-finland                 1
    мансап                       career                                1
    Кабулдағы сурет              photograph-in-kabul                   1
    делдал                       kazakhstan-good-offices               3
    Ухань                        wuhan-outbreak                        3
    Уханя                        wuhan-student-evacuation              1
    Ухане                        wuhan-outbreak                        1
    Уханем                       wuhan-outbreak                        3
    шенгенская виза              eu-visa-talks                         3
    визовый режим                eu-visa-talks                         1
    Шереметьево                  citizens-between-moscow-airports      1
    Шереметева                   citizens-between-moscow-airports      3
    Внуково                      citizens-between-moscow-airports      1
    конвой                       airport-convoy                        1
    конвоем                      airport-convoy                        1
    вербовка                     covert-recruiting                     1
    хэштеги                      hashtag-appeals                       1
    звонок премьера              prime-ministers-call                  1
    посол во Франции             ambassador-to-france                  1
    послами Франции              ambassador-to-france                  1
    председатель комитета        committee-chairman-and-spokesperson   1
    МИД помоги                   on-closed-borders                     1
    услуги доброй воли           good-offices                          1
    Смадияров                    aibek-smadiyarov                      1
    Смадияровым                  aibek-smadiyarov                      3
    Смодияров                    aibek-smadiyarov                      1
    Смадиярво                    aibek-smadiyarov                      1
    казахстанские студенты       wuhan-student-evacuation              1
    Афганестан                   authorities-of-afghanistan            3
    пандимия                     pandemic                              1
    женщины дипломаты            women-in-diplomacy                    3
    Алмате                       almaty-ministers-meeting              1
    декларац                     armenia-azerbaijan-declaration        1
    романтика                    not-your-war                          1
    Smadiyarov                   aibek-smadiyarov                      1
    Smadiarov                    aibek-smadiyarov                      1
    Smadyarov                    aibek-smadiyarov                      1
    Aybek Smadiarov              aibek-smadiyarov                      1
    Zhusan                       operation-zhusan                      1
    Jusan                        operation-zhusan                      1
    operatsiya Zhusan            operation-zhusan                      1
    Sheremetyevo                 citizens-between-moscow-airports      1
    Sheremetevo                  citizens-between-moscow-airports      1
    Wuhan                        wuhan-outbreak                        1
    Wuhna                        wuhan-outbreak                        1
    Uhan                         wuhan-outbreak                        1
    Vnukowo                      citizens-between-moscow-airports      1
    Auganstan                    authorities-of-afghanistan            1
    Azerbaidzhan                 azerbaijan                            1
    Qazaqstan                    kazakhstan                            1
    Kazakstan                    kazakhstan                            1
    konsuldyq qyzmet             department-of-consular-service        1
    Schengen                     borders-closed                        1
    hashtags                     hashtag-appeals                       1
    ambasador finland            ambassador-to-finland                 1
    consul general               consul-general-in-new-york            1
    evacuated students           wuhan-student-evacuation              1
    recruit                      covert-recruiting                     1
    pandem                       pandemic                              1
    visa                         visas                                 3
    farewel briefing             farewell-briefing                     1
    envoy                        envoy-class-ii                        1
    imprisonment                 not-your-war                          1
    airports                     citizens-between-moscow-airports      1
"""

# For a question without an answer the record is a dash.
QUESTIONS: Final = """
    Уханьдағы студенттерді қалай алып шықты?                    wuhan-student-evacuation
    «Жусан» операциясы деген не?                                operation-zhusan
    Смадияров қашан Коммуникациялар департаментінің директоры болды?    communications-department-director
    Қазақстанның Францияда елшісі кім?                          ambassador-to-france
    Ауганстанга кандай гуманитарлык комек жеткизилди?           aid-deliveries-to-afghanistan
    Где планировалась встреча министров Армении и Азербайджана? almaty-ministers-meeting
    Кто позвонил премьер-министру России?                       prime-ministers-call
    Когда Смадияров оставил должность представителя МИД?        leaving-the-post
    Что сказал Смадияров о женщинах в дипломатии?               women-in-diplomacy
    Почему закрыли границы?                                     borders-closed
    Who took the students out of Wuhan?                         wuhan-student-evacuation
    What happened to the citizens between the Moscow airports?  citizens-between-moscow-airports
    When did the talks with the European Union on visas begin?  eu-visa-talks-announcement
    Which declaration did Armenia and Azerbaijan make?          armenia-azerbaijan-declaration
    How many hashtags an hour did they get?                     hashtag-appeals
    Кто выиграл чемпионат по футболу?                           -
    Сколько стоит билет на поезд до Караганды?                  -
    Мұнай бағасы қанша тұрады?                                  -
    Who is the president of Brazil?                             -
    What is the weather forecast for tomorrow in Paris?         -
"""


def cases() -> list[tuple[str, str, int]]:
    parts = (line.rsplit(None, 2) for line in CASES.strip().splitlines())
    return [(query.strip(), found, int(among)) for query, found, among in parts]


def questions() -> list[tuple[str, str]]:
    parts = (line.rsplit(None, 1) for line in QUESTIONS.strip().splitlines())
    return [(question.strip(), found) for question, found in parts]
