// Package authz decides who may do what: the roles, the permissions and the one policy table.
//
// It does not decide whether a record's state allows an act (package domain) nor which records a person sees
// (store.Visible, from the Reach made here).
package authz
