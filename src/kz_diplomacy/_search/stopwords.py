"""Stopwords: question words and function words, which a search ignores."""

from __future__ import annotations

from typing import Final

KAZAKH: Final = """
    кім кімді кімге кімнің кімнен кіммен не нені неге ненің неден немен нелер неліктен қайда қайдан қайсы қай қайсысы
    қашан қашаннан қалай қалайша қанша қаншаға неше нешеу нешеуі нешінші қандай қандайлар ше ма ме ба бе па пе
    және мен бен пен да де та те немесе яки әлде бірақ алайда ал сондықтан өйткені туралы жайлы жайында бойынша үшін
    арқылы дейін кейін бұрын соң бері бастап кезде кезінде ол оны оның оған одан онда онымен олар оларды олардың
    оларға бұл бұны бұның бұған бұдан осы осындай сол соны сондай анау мынау мына біз бізді біздің бізге сіз сіздің
    сізге менің мені маған сен сенің өз өзі өзінің бар жоқ емес еді екен болды болған болып бола болады болатын болса
    болар ма деген деп деді дейді айтты айтқан айтады айтып айтылды айтылған айтуынша жыл жылы жылғы жылдан жылда
    ғана ғой өте тағы тек әр бір адам адамдар адамды жүр жатыр тұр отыр алды керек
"""
RUSSIAN: Final = """
    кто кого кому кем ком что чего чему чем чём где когда куда откуда почему зачем отчего как какой какая какое какие
    какого какому какую каким какими каком какова каковы каких сколько скольких скольким насколько чей чья чье чьи
    чьего который которая которое которые которого которой котором которую которых которым ли и а но или либо да нет
    в во на о об обо от до из изо за под подо над с со у к ко по при про для без между через перед после среди около
    во-время это этот эта эти этого этой этом этому этих этим тот та те то того той том тому тех тем такой такая такие
    он она оно они его ее её ей ему их им ими нем нём ней них нему нею ним ними него нее неё я мы вы ты нас вас нам
    вам нами мне меня мной мой моя мои наш наша наши ваш ваша ваши свой своя свои своего своей своих себя себе сам
    был была было были быть есть будет будут бывает не ни же бы б уж уже еще ещё тоже также всё все всех всего так там
    тут здесь если чтобы потому поэтому именно лишь только очень сказал сказала сказали сказано говорил говорила
    говорили говорит говорится говорят рассказал рассказывал рассказывает заявил заявлял заявила год года году годы
    годах лет человек людей люди стал стала стало стали является
"""
ENGLISH: Final = """
    who whom whose what which when where why how many much long often did do does done is are was were be been being
    am will would shall should can could may might must have has had having a an the and or but not no nor of in on
    at to from by for with without about against between among into onto over under after before during through
    since until than then there here this that these those it its he she they them his her hers their theirs him i we
    you me us my our your ours yours so as if also just only more most some any all each every both other another
    such own same too very s t d ll re ve m don't didn't doesn't isn't wasn't aren't weren't say says said saying tell
    tells told speak spoke get got happen happened happens people person year years please find show give explain
"""

STOPWORDS: Final = frozenset(f"{KAZAKH} {RUSSIAN} {ENGLISH}".replace("'", "").replace("-", " ").split())
"""The stopwords of the three languages, without apostrophes."""
