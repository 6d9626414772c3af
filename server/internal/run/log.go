package run

import (
	"io"
	"log/slog"
	"strings"

	"swgportal/server/internal/config"
)

// newLogger makes the log. A value under a name that sounds like a secret is hidden whoever logs it.
func newLogger(c config.Log, w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.Level)); err != nil { // Check has seen to it
		level = slog.LevelInfo
	}
	opt := &slog.HandlerOptions{Level: level, ReplaceAttr: hideSecrets}
	if c.Format == "text" {
		return slog.New(slog.NewTextHandler(w, opt))
	}
	return slog.New(slog.NewJSONHandler(w, opt))
}

func hideSecrets(_ []string, a slog.Attr) slog.Attr {
	name := strings.ToLower(a.Key)
	for _, word := range []string{"password", "secret", "token", "cookie", "authorization"} {
		if strings.Contains(name, word) {
			return slog.String(a.Key, "[hidden]")
		}
	}
	return a
}
