package domain

import "testing"

// TestLatin_followsTheCabinetsTable has the examples of the resolution itself, and what they leave open.
func TestLatin_followsTheCabinetsTable(t *testing.T) {
	for uk, want := range map[string]string{
		"Алушта": "Alushta", "Борщагівка": "Borshchahivka", "Вінниця": "Vinnytsia", "Гадяч": "Hadiach", "Богдан": "Bohdan", "Згурський": "Zghurskyi",
		"Ґалаґан": "Galagan", "Ґорґани": "Gorgany", "Донецьк": "Donetsk", "Рівне": "Rivne", "Єнакієве": "Yenakiieve", "Гаєвич": "Haievych",
		"Короп’є": "Koropie", "Житомир": "Zhytomyr", "Закарпаття": "Zakarpattia", "Медвин": "Medvyn", "Іршава": "Irshava", "Їжакевич": "Yizhakevych",
		"Кадиївка": "Kadyivka", "Мар’їне": "Marine", "Йосипівка": "Yosypivka", "Стрий": "Stryi", "Олексій": "Oleksii", "Лебедин": "Lebedyn",
		"Полтава": "Poltava", "Решетилівка": "Reshetylivka", "Суми": "Sumy", "Тетерів": "Teteriv", "Ужгород": "Uzhhorod", "Фастів": "Fastiv",
		"Харків": "Kharkiv", "Біла Церква": "Bila Tserkva", "Чернівці": "Chernivtsi", "Шостка": "Shostka", "Гоща": "Hoshcha", "Юрій": "Yurii",
		"Крюківка": "Kriukivka", "Яготин": "Yahotyn", "Костянтин": "Kostiantyn", "Розгон": "Rozghon", "Згорани": "Zghorany", "Знам’янка": "Znamianka",
		// The apostrophe in its other shapes, a capital word, a part after a hyphen, letters in two pieces.
		"Кам'янська": "Kamianska", "Кам`янська": "Kamianska", "Камʼянська": "Kamianska", "ЗГУРІВКА": "ZGHURIVKA", "ЩОРС": "SHCHORS", "Щербані": "Shcherbani",
		"Івано-Франківська": "Ivano-Frankivska", "Нижньо-Яблунська": "Nyzhno-Yablunska", "розїзд": "rozizd",
		// What is not Ukrainian stays.
		"Kyiv 5": "Kyiv 5", "": "", "№ 3 – Юність": "№ 3 – Yunist",
	} {
		if got := Latin(uk); got != want {
			t.Errorf("%s: %s, want %s", uk, got, want)
		}
	}
}
