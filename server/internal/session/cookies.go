// Package session keeps sign-ins in cookies: a gorilla/sessions store whose rows are the portal's own. The cookie
// holds a random id and nothing else; what it stands for is read from the store at each request.
package session

import (
	"context"
	"net/http"

	"github.com/gorilla/sessions"

	"swgportal/server/internal/app"
)

// Backend finds and ends sign-ins; app.App is one.
type Backend interface {
	FindSession(ctx context.Context, token string) (app.SessionView, error)
	SignOut(ctx context.Context, token string) error
}

// deviceDays is for how long a browser that has signed in stays known.
const deviceDays = 180

// Cookies reads and sets the two cookies.
type Cookies struct {
	backend Backend
	secure  bool
}

// New makes them; secure ones bear the __Host- prefix and go over https alone.
func New(b Backend, secure bool) *Cookies { return &Cookies{backend: b, secure: secure} }

type values string

const (
	token values = "token"
	view  values = "view"
)

// Name is the name of the session's cookie.
func (c *Cookies) Name() string { return c.name("portal") }

func (c *Cookies) name(n string) string {
	if c.secure {
		return "__Host-" + n
	}
	return n
}

func (c *Cookies) options(maxAge int) *sessions.Options {
	return &sessions.Options{Path: "/", MaxAge: maxAge, HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteLaxMode}
}

// Get gives the request's session, found once a request.
func (c *Cookies) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(c, name)
}

// New looks the cookie up. A session that is none, or has ended, is new and empty; an error is the store's.
func (c *Cookies) New(r *http.Request, name string) (*sessions.Session, error) {
	s := sessions.NewSession(c, name)
	s.Options, s.IsNew = c.options(0), true
	cookie, err := r.Cookie(name)
	if err != nil || cookie.Value == "" {
		return s, nil
	}
	v, err := c.backend.FindSession(r.Context(), cookie.Value)
	if err != nil {
		return s, err
	}
	s.IsNew, s.ID = false, cookie.Value
	s.Values[token], s.Values[view] = cookie.Value, v
	return s, nil
}

// Save sets the cookie of a session; MaxAge below zero ends it in the store and in the browser.
func (c *Cookies) Save(r *http.Request, w http.ResponseWriter, s *sessions.Session) error {
	if s.Options.MaxAge < 0 {
		if s.ID != "" {
			if err := c.backend.SignOut(r.Context(), s.ID); err != nil {
				return err
			}
		}
		http.SetCookie(w, sessions.NewCookie(s.Name(), "", s.Options))
		return nil
	}
	http.SetCookie(w, sessions.NewCookie(s.Name(), s.ID, s.Options))
	return nil
}

// Find gives the sign-in of a request; Unauthenticated where there is none.
func (c *Cookies) Find(r *http.Request) (app.SessionView, error) {
	s, err := c.Get(r, c.Name())
	if err != nil {
		return app.SessionView{}, err
	}
	v, ok := s.Values[view].(app.SessionView)
	if !ok {
		return c.backend.FindSession(r.Context(), "")
	}
	return v, nil
}

// Token is the value of the session's cookie, whatever it is worth.
func (c *Cookies) Token(r *http.Request) string { return value(r, c.Name()) }

// Device is the value of the device's cookie.
func (c *Cookies) Device(r *http.Request) string { return value(r, c.name("portal-device")) }

func value(r *http.Request, name string) string {
	cookie, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// Start sets the cookies of a new sign-in.
func (c *Cookies) Start(r *http.Request, w http.ResponseWriter, in app.SignedIn) error {
	s := sessions.NewSession(c, c.Name())
	s.ID, s.Options = in.Token, c.options(0)
	http.SetCookie(w, sessions.NewCookie(c.name("portal-device"), in.Device, c.options(deviceDays*24*3600)))
	return s.Save(r, w)
}

// End ends the sign-in of a request. The device stays known.
func (c *Cookies) End(r *http.Request, w http.ResponseWriter) error {
	s := sessions.NewSession(c, c.Name())
	s.ID, s.Options = c.Token(r), c.options(-1)
	return s.Save(r, w)
}
