"""What stands on the pictures beside the data, in three languages, each written for itself."""

from __future__ import annotations

from typing import Final

from kz_diplomacy import Lang

LANGS: Final[tuple[Lang, ...]] = ("en", "ru", "kk")

RECORDS: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "title": "The records, and how they refer to one another",
        "legend": "Under each kind stand its fields that refer to records. A field's line meets the arrow of the kind "
        "that it names in a number: how many such references the dataset has.",
        "Source": "a text that records cite",
        "Topic": "a subject",
        "Organization": "a body or a state",
        "Official": "a named person",
        "Role": "a post, rank or seat that someone held",
        "Event": "what happened, or was planned",
        "Statement": "what was said",
        "records": "{kind}, {gloss}: {count} in the dataset",
        "field": "{field} refers to {targets}",
        "target": "{target} {count} times",
    },
    "ru": {
        "title": "Записи и ссылки между ними",
        "legend": "Под названием вида стоят его поля, которые ссылаются на записи. Линия поля ведет к числу на "
        "стрелке того вида, на который поле указывает: столько ссылок в наборе данных.",
        "Source": "текст, на который ссылаются",
        "Topic": "тема",
        "Organization": "организация или государство",
        "Official": "человек, названный по имени",
        "Role": "чья-то должность, ранг или место в делегации",
        "Event": "что произошло или намечалось",
        "Statement": "что было сказано",
        "records": "{kind}, {gloss}: в наборе данных {count}",
        "field": "{field} ссылается на {targets}",
        "target": "{target} (ссылок: {count})",
    },
    "kk": {
        "title": "Жазбалар және олардың өзара сілтемелері",
        "legend": "Әр түрдің астында оның басқа жазбаға сілтейтін өрістері тұр. Өрістің сызығы өзі атаған түрдің "
        "көрсеткісіндегі санға апарады: деректер жиынында сонша сілтеме бар.",
        "Source": "сілтеме жасалатын мәтін",
        "Topic": "тақырып",
        "Organization": "мекеме не мемлекет",
        "Official": "аты аталған тұлға",
        "Role": "біреу атқарған қызмет, алған дәреже не делегациядағы орын",
        "Event": "болған не жоспарланған іс",
        "Statement": "айтылған сөз",
        "records": "{kind}, {gloss}: деректер жиынында {count}",
        "field": "{field} өрісі мынаған сілтейді: {targets}",
        "target": "{target} ({count} рет)",
    },
}

QUOTATION: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "title": "One quotation, from record to characters",
        "statement": "The record of a statement",
        "claim": "Its claim {number} of {count}, in words of our own",
        "to claim": "says, claim by claim",
        "address": "The address of its evidence",
        "to address": "rests on",
        "passage": "The passage in {file}",
        "to passage": "names a sentence of the source",
        "digest": "Its digest (SHA-256)",
        "to digest": "keeps a digest, and no words",
        "characters": "The characters, in a copy of the invented article",
        "to characters": "proves, and only then gives",
        "proved": "The characters from {start} to {end} have this digest: the words are the article's.",
        "description": "The record {id} ({fields}) makes the claim “{claim}”. It rests on {address}: a passage from "
        "offset {start} to offset {end}, whose SHA-256 is {digest}. In a copy of the invented article the characters "
        "there are “{characters}”, and they have that digest.",
    },
    "ru": {
        "title": "Одна цитата: от записи до букв статьи",
        "statement": "Запись о высказывании",
        "claim": "Его утверждение {number} из {count}, нашими словами",
        "to claim": "состоит из утверждений",
        "address": "Адрес, на который оно опирается",
        "to address": "опирается на",
        "passage": "Фрагмент в {file}",
        "to passage": "называет предложение источника",
        "digest": "Его контрольная сумма (SHA-256)",
        "to digest": "хранит сумму, но не слова",
        "characters": "Буквы в копии вымышленной статьи",
        "to characters": "подтверждает слова и только тогда выдает их",
        "proved": "Сумма символов с {start} до {end} та же: это слова статьи.",
        "description": "Запись {id} ({fields}) содержит утверждение «{claim}». Оно опирается на адрес {address}: это "
        "фрагмент с позиции {start} до позиции {end}, контрольная сумма SHA-256 которого — {digest}. В копии "
        "вымышленной статьи там стоит “{characters}”, и сумма у этих символов та же.",
    },
    "kk": {
        "title": "Бір дәйексөз: жазбадан әріпке дейін",
        "statement": "Мәлімдеме туралы жазба",
        "claim": "Оның {number}-тұжырымы (барлығы {count}), өз сөзімізбен",
        "to claim": "тұжырымдардан тұрады",
        "address": "Тұжырым сүйенетін мекенжай",
        "to address": "мынаған сүйенеді",
        "passage": "{file} файлындағы үзінді",
        "to passage": "дереккөздің сөйлемін атайды",
        "digest": "Оның бақылау қосындысы (SHA-256)",
        "to digest": "сөзді емес, қосындыны сақтайды",
        "characters": "Ойдан шығарылған мақаланың көшірмесіндегі әріптер",
        "to characters": "тексеріп растайды, сөзді содан кейін ғана береді",
        "proved": "{start}–{end} аралығындағы таңбалардың қосындысы дәл осындай: бұл — мақаланың өз сөзі.",
        "description": "{id} жазбасында ({fields}) «{claim}» деген тұжырым бар. Ол {address} мекенжайына сүйенеді: "
        "бұл — {start} және {end} орындарының арасындағы үзінді, оның SHA-256 бақылау қосындысы — {digest}. Ойдан "
        "шығарылған мақаланың көшірмесінде сол жерде “{characters}” деп жазылған, оның қосындысы да дәл осындай.",
    },
}

TIMELINE: Final[dict[Lang, str]] = {
    "en": "A row for each of {dated} dated records: {roles} roles, {events} events and {statements} statements, each "
    "with its date in words and drawn as wide as the date is uncertain, from {first} to {last}; then a list of "
    "{undated} without a date.",
    "ru": "Строка для каждой датированной записи. Всего их {dated}: должностей и рангов — {roles}, событий — {events}, "
    "высказываний — {statements}. У каждой дата словами и знак такой ширины, насколько дата неопределенна; от первой "
    "({first}) до последней ({last}). Ниже список записей без даты: {undated}.",
    "kk": "Уақыты белгілі әр жазбаға бір жол берілген, барлығы — {dated}: қызмет пен дәреже — {roles}, оқиға — "
    "{events}, мәлімдеме — {statements}. Әрқайсысының уақыты сөзбен жазылып, қаншалықты белгісіз болса, сонша кең "
    "сызылған: алғашқысы — {first}, соңғысы — {last}. Төменде уақыты белгісіз жазбалардың тізімі тұр: {undated}.",
}
