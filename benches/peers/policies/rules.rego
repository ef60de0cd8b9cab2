# One program for every policy: the rules are data. A rule holds if each facet that it restricts
# lists the question's word, one of its alternatives holds, and no exception does.
#
# No `every`: where its body is undefined for an element, regorus 0.14.1's virtual machine takes it
# to hold (`every x in ["a"] { input[x] }` of an empty input), its interpreter does not.
package privacy

import rego.v1

default permitted := false

permitted if {
	some rule in data.permits
	rule.first[input[rule.facet]]
	applies(rule)
	not forbidden
}

forbidden if {
	some rule in data.forbids
	rule.first[input[rule.facet]]
	applies(rule)
}

applies(rule) if {
	not outside(rule.terms)
	holds(rule.when)
	not lifted(rule.unless)
}

lifted(exceptions) if {
	some exception in exceptions
	not outside(exception.terms)
	holds(exception.when)
}

outside(terms) if {
	some facet, words in terms
	not words[input[facet]]
}

holds(alternatives) if {
	some literals in alternatives
	not fails(literals)
}

fails(literals) if {
	some literal in literals
	not as_said(literal)
}

as_said(literal) if {
	literal.holds
	is_so(literal)
}

as_said(literal) if {
	not literal.holds
	not is_so(literal)
}

is_so(literal) if {
	literal.kind == "fact"
	input.facts[literal.fact]
}

is_so(literal) if {
	literal.kind == "within"
	literal.words[input[literal.facet]]
}

is_so(literal) if {
	literal.kind == "least"
	input[literal.of] >= literal.value
}

is_so(literal) if {
	literal.kind == "purpose"
	some purpose in input[literal.set]
	data.purposes[input["a-purpose"]][purpose]
}
