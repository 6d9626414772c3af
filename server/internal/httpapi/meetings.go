package httpapi

import (
	"context"
	"slices"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListMeetings answers GET /meetings.
func (s *server) ListMeetings(ctx context.Context, r api.ListMeetingsRequestObject) (api.ListMeetingsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListMeetings(plain(ctx), caller(ctx), app.MeetingQuery{
		Subgroups: strs(p.Subgroup), States: strs(p.State), Sort: str(p.Sort), After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListMeetings200JSONResponse{Items: all(list.Items, meetingRow), Next: opt(list.Next), Total: list.Total}, err
}

// CreateMeeting answers POST /meetings.
func (s *server) CreateMeeting(ctx context.Context, r api.CreateMeetingRequestObject) (api.CreateMeetingResponseObject, error) {
	b := r.Body
	v, err := s.app.CreateMeeting(plain(ctx), caller(ctx), b.Subgroup, domain.Level(b.Level), strs(b.Named), fromMeeting(b))
	at := "/api/v1/meetings/" + v.Meeting.Meta.ID
	return api.CreateMeeting201JSONResponse{
		Body: meeting(v), Headers: api.CreateMeeting201ResponseHeaders{ETag: etag(v.Meeting.Meta.Version), Location: &at},
	}, err
}

// GetMeeting answers GET /meetings/{id}.
func (s *server) GetMeeting(ctx context.Context, r api.GetMeetingRequestObject) (api.GetMeetingResponseObject, error) {
	v, err := s.app.GetMeeting(plain(ctx), caller(ctx), r.ID)
	return api.GetMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// EditMeeting answers PUT /meetings/{id}.
func (s *server) EditMeeting(ctx context.Context, r api.EditMeetingRequestObject) (api.EditMeetingResponseObject, error) {
	b := r.Body
	v, err := s.app.EditMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), b.Subgroup, domain.Level(b.Level), strs(b.Named), fromMeeting(b))
	return api.EditMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// PlanMeeting answers PUT /meetings/{id}/agenda.
func (s *server) PlanMeeting(ctx context.Context, r api.PlanMeetingRequestObject) (api.PlanMeetingResponseObject, error) {
	v, err := s.app.PlanMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), all(r.Body.Items, func(i api.PlannedItem) domain.PlannedItem {
		return domain.PlannedItem{
			ID: val(i.ID), Kind: domain.ItemKind(i.Kind), Title: fromShort(i.Title), Minutes: i.Minutes, Presenter: val(i.Presenter), Note: fromLong(i.Note),
			Links: fromRefs(i.Links), Place: domain.ItemPlace(i.Place), NotBefore: domain.Date(val(i.NotBefore)), Into: val(i.Into),
		}
	}))
	return api.PlanMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// RefreshMeeting answers POST /meetings/{id}/refresh.
func (s *server) RefreshMeeting(ctx context.Context, r api.RefreshMeetingRequestObject) (api.RefreshMeetingResponseObject, error) {
	v, err := s.app.RefreshMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.RefreshMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// CirculateMeeting answers POST /meetings/{id}/circulate.
func (s *server) CirculateMeeting(ctx context.Context, r api.CirculateMeetingRequestObject) (api.CirculateMeetingResponseObject, error) {
	v, err := s.app.CirculateMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.CirculateMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// PostponeMeeting answers POST /meetings/{id}/postpone.
func (s *server) PostponeMeeting(ctx context.Context, r api.PostponeMeetingRequestObject) (api.PostponeMeetingResponseObject, error) {
	v, err := s.app.PostponeMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.PostponeMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// CancelMeeting answers POST /meetings/{id}/cancel.
func (s *server) CancelMeeting(ctx context.Context, r api.CancelMeetingRequestObject) (api.CancelMeetingResponseObject, error) {
	v, err := s.app.CancelMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.CancelMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// StartMeeting answers POST /meetings/{id}/start.
func (s *server) StartMeeting(ctx context.Context, r api.StartMeetingRequestObject) (api.StartMeetingResponseObject, error) {
	v, err := s.app.StartMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.StartMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// AttendMeeting answers PUT /meetings/{id}/attendance.
func (s *server) AttendMeeting(ctx context.Context, r api.AttendMeetingRequestObject) (api.AttendMeetingResponseObject, error) {
	who := domain.Attendance{Present: strs(&r.Body.Present), Guests: strs(&r.Body.Guests)}
	v, err := s.app.AttendMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), who)
	return api.AttendMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// FinishMeeting answers POST /meetings/{id}/finish.
func (s *server) FinishMeeting(ctx context.Context, r api.FinishMeetingRequestObject) (api.FinishMeetingResponseObject, error) {
	v, err := s.app.FinishMeeting(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.FinishMeeting200JSONResponse{MeetingNowJSONResponse: meetingNow(v)}, err
}

// ListMeetingPeople answers GET /meetings/{id}/people.
func (s *server) ListMeetingPeople(ctx context.Context, r api.ListMeetingPeopleRequestObject) (api.ListMeetingPeopleResponseObject, error) {
	list, err := s.app.MeetingPeople(plain(ctx), caller(ctx), r.ID)
	return api.ListMeetingPeople200JSONResponse{Items: all(list, participant)}, err
}

// ListSuggestions answers GET /suggestions.
func (s *server) ListSuggestions(ctx context.Context, r api.ListSuggestionsRequestObject) (api.ListSuggestionsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListSuggestions(plain(ctx), caller(ctx), app.SuggestionQuery{
		Subgroups: strs(p.Subgroup), States: strs(p.State), After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListSuggestions200JSONResponse{Items: all(list.Items, suggestion), Next: opt(list.Next), Total: list.Total}, err
}

// MakeSuggestion answers POST /suggestions.
func (s *server) MakeSuggestion(ctx context.Context, r api.MakeSuggestionRequestObject) (api.MakeSuggestionResponseObject, error) {
	b := r.Body
	v, err := s.app.MakeSuggestion(plain(ctx), caller(ctx), b.Subgroup, b.Organisation, domain.Level(b.Level), domain.SuggestionContent{
		Kind: domain.ItemKind(b.Kind), Title: fromShort(&b.Title), Why: fromLong(&b.Why), Minutes: b.Minutes, Presenter: val(b.Presenter), Links: fromRefs(b.Links),
	})
	at := "/api/v1/suggestions/" + v.Suggestion.Meta.ID
	return api.MakeSuggestion201JSONResponse{
		Body: suggestion(v), Headers: api.MakeSuggestion201ResponseHeaders{ETag: etag(v.Suggestion.Meta.Version), Location: &at},
	}, err
}

// WithdrawSuggestion answers POST /suggestions/{id}/withdraw.
func (s *server) WithdrawSuggestion(ctx context.Context, r api.WithdrawSuggestionRequestObject) (api.WithdrawSuggestionResponseObject, error) {
	v, err := s.app.WithdrawSuggestion(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.WithdrawSuggestion200JSONResponse{
		Body: suggestion(v), Headers: api.WithdrawSuggestion200ResponseHeaders{ETag: etag(v.Suggestion.Meta.Version)},
	}, err
}

func meetingNow(v app.MeetingView) api.MeetingNowJSONResponse {
	return api.MeetingNowJSONResponse{Body: meeting(v), Headers: api.MeetingNowResponseHeaders{ETag: etag(v.Meeting.Meta.Version)}}
}

func fromMeeting(b *api.MeetingContent) domain.MeetingContent {
	return domain.MeetingContent{
		StartsAt: b.StartsAt, Minutes: b.Minutes, Place: fromShort(b.Place), Link: val(b.Link), Participants: strs(b.Participants),
		Guests: all(val(b.Guests), func(g api.GuestContent) domain.Guest {
			return domain.Guest{Name: g.Name, Organisation: val(g.Organisation)}
		}),
	}
}

func fromRefs(list *[]api.RecordRef) []domain.Ref {
	return all(val(list), func(l api.RecordRef) domain.Ref { return domain.Ref{Kind: string(l.Kind), ID: l.ID} })
}

func meeting(v app.MeetingView) api.Meeting {
	m, c := v.Meeting, v.Content
	out := api.Meeting{
		ID: m.Meta.ID, Version: m.Meta.Version, Number: opt(m.Number), Subgroup: m.Subgroup, State: api.MeetingState(m.State), Level: api.Level(m.Level),
		Named: all(m.Named, func(s string) api.ID { return s }), StartsAt: c.StartsAt, Minutes: c.Minutes, Place: shortOrNone(c.Place), Link: opt(c.Link),
		Participants: all(v.Participants, participant), Prepared: v.Prepared, Items: all(v.Items, agendaItem), More: []api.ReasonCode{},
		Circulations: all(v.Circulations, circulation), StartedAt: moment(m.StartedAt), EndedAt: moment(m.EndedAt), Reason: opt(m.Reason), May: permissions(v.May),
		CreatedAt: m.Meta.CreatedAt, CreatedBy: v.CreatedBy, UpdatedAt: m.Meta.UpdatedAt, UpdatedBy: v.UpdatedBy,
		Guests: all(c.Guests, func(g domain.Guest) api.Guest {
			return api.Guest{Name: g.Name, Organisation: opt(g.Organisation), Present: slices.Contains(m.Attendance.Guests, g.Name)}
		}),
	}
	for _, i := range v.Items {
		if i.Place == domain.ItemOn {
			out.Total += i.Minutes
		}
	}
	if v.Prepared {
		out.DraftedAt, out.Since = moment(m.Agenda.DraftedAt), moment(m.Agenda.Since)
		out.More = all(m.Agenda.More, func(c domain.ReasonCode) api.ReasonCode { return api.ReasonCode(c) })
	}
	if v.After != nil {
		out.After = meetingLink(v.After)
	}
	return out
}

func meetingLink(m *domain.Meeting) *api.MeetingLink {
	return &api.MeetingLink{ID: m.Meta.ID, Number: opt(m.Number), State: api.MeetingState(m.State)}
}

func meetingRow(r app.MeetingRow) api.MeetingRow {
	m, c := r.Meeting, r.Content
	return api.MeetingRow{
		ID: m.Meta.ID, Version: m.Meta.Version, Number: opt(m.Number), Subgroup: m.Subgroup, State: api.MeetingState(m.State), Level: api.Level(m.Level),
		StartsAt: c.StartsAt, Minutes: c.Minutes, Place: shortOrNone(c.Place), Link: opt(c.Link), Items: r.Items,
	}
}

func participant(p app.Participant) api.Participant {
	return api.Participant{
		Seat: p.Seat.Meta.ID, Name: p.Name, Role: api.Role(p.Seat.Role), Organisation: opt(p.Seat.Organisation), Subgroup: opt(p.Seat.Subgroup), Present: p.Present,
	}
}

func circulation(c app.CirculationView) api.Circulation {
	return api.Circulation{No: c.No, At: c.At, By: c.By, Revisions: all(c.Revisions, func(r app.RevisionView) api.Revision {
		out := api.Revision{What: api.RevisionWhat(r.What), Fields: strs(&r.Fields)}
		if r.Item != nil {
			i := agendaItem(*r.Item)
			out.Item = &i
		}
		return out
	})}
}

func agendaItem(v app.ItemView) api.AgendaItem {
	return api.AgendaItem{
		ID: v.ID, Kind: api.ItemKind(v.Kind), Title: shortOrNone(v.Title), Written: v.Written, Withheld: v.Withheld, Minutes: v.Minutes, Presenter: opt(v.Presenter),
		Note: longOrNone(v.Note), Links: all(v.Links, agendaLink), Place: api.ItemPlace(v.Place), NotBefore: opt(string(v.NotBefore)), Into: opt(v.Into), Decided: v.Decided,
		Reasons: all(v.Reasons, func(r domain.Reason) api.AgendaReason {
			return api.AgendaReason{
				Code: api.ReasonCode(r.Code), Params: r.Params, Changes: all(r.Changes, func(c domain.ChangeSince) api.FieldChange {
					return api.FieldChange{Path: c.Path, Before: opt(c.Before), After: opt(c.After), At: c.At}
				}),
			}
		}),
	}
}

func agendaLink(l app.LinkView) api.AgendaLink {
	if l.Pledge != nil {
		p := l.Pledge
		return api.AgendaLink{Kind: api.LinkKindPledge, ID: p.Meta.ID, Number: opt(p.Number), Title: short(p.Content.Title)}
	}
	return api.AgendaLink{Kind: api.LinkKindNeed, ID: l.Need.Meta.ID, Number: opt(l.Need.Number), Title: short(l.Need.Content.Title)}
}

func suggestion(v app.SuggestionView) api.Suggestion {
	s, c := v.Suggestion, v.Suggestion.Content
	out := api.Suggestion{
		ID: s.Meta.ID, Version: s.Meta.Version, Subgroup: s.Subgroup, Organisation: opt(s.Organisation), Level: api.Level(s.Level), State: api.SuggestionState(s.State),
		Kind: api.ItemKind(c.Kind), Title: shortOrNone(c.Title), Why: longOrNone(c.Why), Minutes: c.Minutes, Presenter: opt(c.Presenter), Links: all(v.Links, agendaLink),
		May: permissions(v.May), CreatedAt: s.Meta.CreatedAt, CreatedBy: v.CreatedBy,
	}
	if v.From != nil {
		out.From = meetingLink(v.From)
	}
	return out
}
