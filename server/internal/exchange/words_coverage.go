package exchange

import "swgportal/server/internal/domain"

// coverWords are those of a file of coverage in one language.
type coverWords struct {
	title, currency, undisclosed, funder, channel, direct, instrument, pledge, announced string
	needsRule, sumRule, undisclosedRule, allocationsRule, heldRule                       string
	groups                                                                               map[CoverageGroup]string
	instruments                                                                          map[domain.Instrument]string
}

// rules say how the rows were counted.
func (w coverWords) rules(byPledge bool) []string {
	if byPledge {
		return []string{w.allocationsRule, w.heldRule}
	}
	return []string{w.needsRule, w.sumRule, w.undisclosedRule, w.heldRule}
}

func coverWordsOf(l domain.Lang) coverWords {
	if l == domain.EN {
		return coverWords{
			title: "Coverage", currency: "Reporting currency", undisclosed: "Undisclosed", funder: "Partner", channel: "Channel", direct: "none",
			instrument: "Instrument", pledge: "Pledge", announced: "Announced in",
			needsRule:       "Needs that are open and not stale for over 30 days, or closed as met; each converted by the rate of its cost date and rounded once.",
			sumRule:         "A total adds rounded rows; gaps and over-cover are added separately, and one is never taken off the other.",
			undisclosedRule: "Undisclosed is the part of the bars whose pledges you may not see, as one amount.",
			allocationsRule: "The allocations of the chosen pledges that you may see, to needs that count, each rounded once; no cost, no gap, nothing undisclosed.",
			heldRule:        "What is held is in no bar, and is told of what you may see alone.",
			groups: map[CoverageGroup]string{
				CoverageWhole: "In all", CoverageSubgroup: "Subgroup", CoverageTheme: "Theme", CoverageAgency: "Agency", CoverageRegion: "Oblast",
				CoverageQuarter: "Needed by (quarter)", CoverageCell: "Partner and subgroup",
			},
			instruments: map[domain.Instrument]string{"grant": "grant", "loan": "loan", "in_kind": "in kind", "technical_assistance": "technical assistance", "training": "training"},
		}
	}
	return coverWords{
		title: "Покриття", currency: "Валюта звітності", undisclosed: "Нерозкрита сума", funder: "Партнер", channel: "Посередник", direct: "без посередника",
		instrument: "Інструмент допомоги", pledge: "Внесок", announced: "Оголошено в кварталі",
		needsRule:       "Потреби відкриті й не застарілі понад 30 днів або закриті як задоволені; кожну перераховано за курсом дати її оцінки й округлено один раз.",
		sumRule:         "Підсумок додає округлені рядки; непокриту частину й надлишкове покриття додано окремо, одне від одного не віднімається.",
		undisclosedRule: "Нерозкрита сума – частина смуг, внесків якої ви не можете бачити, однією сумою.",
		allocationsRule: "Розподіли обраних внесків, які ви можете бачити, до потреб, що рахуються, кожен округлено один раз; без вартості, непокритої частини й нерозкритої суми.",
		heldRule:        "Зарезервоване не входить у жодну смугу; враховано лише те, що ви можете бачити.",
		groups: map[CoverageGroup]string{
			CoverageWhole: "Загалом", CoverageSubgroup: "Підгрупа", CoverageTheme: "Тема", CoverageAgency: "Орган", CoverageRegion: "Область",
			CoverageQuarter: "Потрібно до (квартал)", CoverageCell: "Партнер і підгрупа",
		},
		instruments: map[domain.Instrument]string{"grant": "грант", "loan": "позика", "in_kind": "допомога в натуральній формі", "technical_assistance": "технічна допомога", "training": "навчання"},
	}
}
