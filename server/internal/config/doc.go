// Package config reads how the portal is to run: defaults in code, then a YAML file, then PORTAL_* variables, then
// flags, each over the one before. A key that nobody knows is an error in every layer.
//
// It decides nothing but whether the values can be meant; it opens no store and listens nowhere.
package config
