package app

// SetFits puts another comparison of passwords in the place of argon2id.
func (a *App) SetFits(f func(password, hash string) (bool, error)) { a.fits = f }

// DummyHash is compared with where there is no account.
const DummyHash = dummyHash

// PasswordParams are those that passwords are hashed with.
var PasswordParams = *passwordParams
