// Where access is restricted by the occupation, so that nothing there reads as "no need". By ISO 3166-2, as the design
// has it; the list that binds is the ministry's order, and takes the place of this one once it is given to the group.
export const SHUT: readonly string[] = ['UA-43', 'UA-40'];
export const PARTLY_SHUT: readonly string[] = ['UA-09', 'UA-14', 'UA-23', 'UA-65'];
