package app

// terms are words of titles in both languages, beside the names of item classes and themes: what stands left of "=" means
// in Ukrainian what stands right of it in English; forms that mean the same are parted by "|". All words of a form
// must be in a title, in any inflection.
func terms() []string {
	return []string{
		"автоцистерна|пожежний автомобіль|пожежна машина|пожежно-рятувальний автомобіль=tanker|fire engine|fire truck|fire vehicle",
		"пожежний|пожежник|пожежогасіння=fire|firefighting|firefighter", "рятувальник|рятувальний|рятування=rescue|rescuer",
		"автодрабина|драбина=ladder", "мотопомпа|насос|помпа=pump", "вода|водяний=water", "гасіння=extinguishing|firefighting",
		"автомобіль|машина|транспортний засіб|транспорт|авто=vehicle|car|transport", "позашляховик|підвищена прохідність=off-road|four-wheel drive|all-terrain",
		"броньований|броня=armoured|armored", "вантажівка|вантажний=truck|lorry|cargo", "мікроавтобус=minibus|van", "автобус=bus",
		"мотоцикл=motorcycle", "квадроцикл=quad", "катер|човен=boat|vessel", "пікап=pickup|pick-up", "тягач=tractor", "швидка допомога|екстрена медична допомога=ambulance",
		"бронежилет=ballistic vest|body armour|body armor|bulletproof vest", "шолом|каска=helmet", "захисний костюм|захисний одяг=protective suit|protective clothing|protective gear",
		"захист|захисний=protection|protective", "форма|формений одяг|однострій=uniform", "протигаз=gas mask", "дихальний апарат|апарат захисту органів дихання=breathing apparatus",
		"радіостанція|рація|радіозв'язок=radio", "ретранслятор=repeater", "супутниковий=satellite", "зв’язок=communication|communications",
		"сирена=siren", "оповіщення=warning|alert", "ноутбук=laptop|notebook", "комп’ютер=computer", "сервер=server", "мережа|мережевий=network", "програмне забезпечення=software",
		"відеоспостереження|відеокамера=video surveillance|cctv", "камера=camera", "сканер=scanner", "зчитувач=reader", "документ=document",
		"тепловізор|тепловізійний=thermal|thermal imager|thermal camera", "нічне бачення=night vision", "бінокль=binoculars",
		"дрон|безпілотник|безпілотний|БПЛА=drone|unmanned|uav", "вежа=tower", "спостереження=surveillance|observation|monitoring",
		"розмінування|гуманітарне розмінування=demining|mine clearance", "міношукач|металошукач|детектор мін=mine detector|metal detector", "вибухотехнік|сапер=bomb disposal|deminer|eod", "вибухонебезпечний предмет=explosive ordnance|uxo",
		"робот|роботизований=robot|robotic", "екскаватор=excavator", "намет=tent", "гідравлічний інструмент=hydraulic tool", "інструмент=tool",
		"аптечка|набір першої допомоги=first-aid kit|first aid kit|medical kit", "ноші=stretcher", "турнікет=tourniquet", "медичний|медик=medical|medic|medicine",
		"реабілітація|реабілітаційний=rehabilitation", "психологічний|психолог=psychological|psychologist", "ветеран=veteran",
		"генератор|електрогенератор=generator", "дизельний=diesel", "бензиновий=petrol|gasoline", "акумулятор|накопичення енергії|батарея=battery|energy storage", "сонячний=solar", "електростанція=power plant|power station", "пальне|паливо=fuel", "енергія|енергетичний|живлення=energy|power",
		"лабораторія=laboratory|lab", "криміналістичний|криміналістика|експертиза=forensic|forensics", "ДНК=dna", "реактив=reagent", "цифровий=digital", "кібербезпека|кіберзахист|кіберзлочинність=cyber|cybersecurity|cybercrime",
		"ремонт|відновлення|відбудова=repair|renovation|rebuilding|restoration|refurbishment", "будівництво|спорудження=construction|building", "будівля=building", "укриття|сховище|захисна споруда=shelter|bomb shelter|protective structure",
		"модульний=modular|prefabricated", "безбар’єрність|доступність=accessibility|barrier-free", "ділянка|відділ|відділок|підрозділ=station|unit|department", "пересувний|мобільний=mobile",
		"навчання|підготовка|тренінг=training", "курс=course", "тренер=trainer|instructor", "тренажер|симулятор=simulator", "поїздка|візит=visit", "полігон=range|training ground",
		"меблі=furniture", "ліжко=bed", "собака|кінологічний|кінолог=dog|canine|k9", "кімната опитування=interview room", "переклад=translation", "реєстр=register|registry", "зброя=weapon|weapons|arms|firearm",
		"поліція|поліцейський=police|policing", "патруль|патрульний|патрулювання=patrol", "прикордонник|прикордонний|кордон=border|border guard", "пункт пропуску=crossing point|checkpoint|border crossing", "міграція|міграційний=migration",
		"громада=community|hromada", "школа|шкільний|освітній=school|educational", "центр безпеки=safety centre|safety center", "служба 112=service 112|112", "диспетчер|оператор=dispatcher|operator",
		"евакуація|евакуаційний=evacuation", "хімічний=chemical", "радіаційний|радіація=radiation|radiological", "домашнє насильство=domestic violence", "торгівля людьми=human trafficking|trafficking in human beings",
		"зниклий безвісти=missing person", "воєнний злочин=war crime", "наркотик|наркозлочинність=drug", "розслідування|слідчий=investigation|investigator|investigative", "аналіз|аналітичний=analysis|analytical", "доказ=evidence",
		"швидкий|швидкісний=fast|high-speed", "важкий=heavy", "легкий=light", "ручний=hand-held|manual", "службовий=service|official", "пошук|пошуковий=search", "вибухівка|вибуховий=explosive",
		"морський=maritime|sea|marine", "водолаз|водолазний=diver|diving", "альпіністський|висотний=climbing|rope", "аеропорт=airport", "річка|річковий=river",
		"комплект|набір=kit|set", "стерильний=sterile", "костюм=suit", "табір=camp", "склад=warehouse|storage", "запчастини|запасні частини=spare parts", "обслуговування=maintenance|servicing",
	}
}

// regions are names of oblasts and their cities in titles, in the same form. Two titles that name different ones are not
// alike by what else they say.
func regions() []string {
	return []string{
		"Вінниця|Вінниччина|вінницький=Vinnytsia", "Луцьк|Волинь|волинський=Volyn|Lutsk", "Дніпро|Дніпропетровщина|дніпропетровський=Dnipro|Dnipropetrovsk", "Донецьк|Донеччина|донецький=Donetsk",
		"Житомир|Житомирщина|житомирський=Zhytomyr", "Ужгород|Закарпаття|закарпатський=Zakarpattia|Uzhhorod|Transcarpathia", "Запоріжжя|запорізький=Zaporizhzhia", "Івано-Франківськ|Прикарпаття|івано-франківський=Ivano-Frankivsk",
		"Київ|Київщина|київський=Kyiv|Kiev", "Кропивницький|Кіровоградщина|кіровоградський=Kirovohrad|Kropyvnytskyi", "Луганськ|Луганщина|луганський=Luhansk", "Львів|Львівщина|львівський=Lviv",
		"Миколаїв|Миколаївщина|миколаївський=Mykolaiv", "Одеса|Одещина|одеський=Odesa|Odessa", "Полтава|Полтавщина|полтавський=Poltava", "Рівне|Рівненщина|рівненський=Rivne", "Суми|Сумщина|сумський=Sumy",
		"Тернопіль|Тернопільщина|тернопільський=Ternopil", "Харків|Харківщина|харківський=Kharkiv", "Херсон|Херсонщина|херсонський=Kherson", "Хмельницький|Хмельниччина=Khmelnytskyi",
		"Черкаси|Черкащина|черкаський=Cherkasy", "Чернівці|Буковина|чернівецький=Chernivtsi|Bukovyna", "Чернігів|Чернігівщина|чернігівський=Chernihiv", "Крим|кримський=Crimea", "Севастополь|севастопольський=Sevastopol",
	}
}

// generic words say nothing of what is needed: a title is not like another by them.
func generic() map[string]bool {
	out := map[string]bool{}
	for _, w := range []string{
		"область", "області", "областей", "обладнання", "засоби", "засобів", "закупівля", "закупівлі", "потреба", "потреби", "забезпечення", "система", "системи", "нових", "новий", "нові", "україни", "україна", "державної", "державна", "служби", "служба", "українських",
		"oblast", "region", "equipment", "means", "purchase", "procurement", "need", "needs", "provision", "supply", "system", "systems", "new", "ukraine", "ukrainian", "state", "service", "services", "with", "from", "their", "works",
	} {
		out[w] = true
	}
	return out
}
