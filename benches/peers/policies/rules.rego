# One program for every policy: the rules are data, and they lie under the words that they let
# through. `data.facets` names the two facets that tell most rules apart. Under a word of the first
# and a word of the second stand the rules that admit both; under "*" stand those that leave the
# facet open. So only these are looked at, however many rules there are. A rule holds if the tests
# of its other facets do, one of its alternatives holds, and no exception does.
#
# The input says something of every facet, "" where it does not apply.
#
# No `every`: where its body is undefined for an element, regorus 0.14.1's virtual machine takes it
# to hold (`every x in ["a"] { input[x] }` of an empty input), its interpreter does not.
package privacy

import rego.v1

default permitted := false

permitted if {
	seconds := [input[data.facets[1]], "*"]
	some first in [input[data.facets[0]], "*"]
	some second in seconds
	some rule in data.permits[first][second]
	not misses(rule.terms)
	some alternative in rule.when
	not misses(alternative.yes)
	not hits(alternative.no)
	not lacks(alternative.agreed)
	not has(alternative.not_agreed)
	not lifted(rule.unless)
	not forbidden
}

forbidden if {
	seconds := [input[data.facets[1]], "*"]
	some first in [input[data.facets[0]], "*"]
	some second in seconds
	some rule in data.forbids[first][second]
	not misses(rule.terms)
	some alternative in rule.when
	not misses(alternative.yes)
	not hits(alternative.no)
	not lacks(alternative.agreed)
	not has(alternative.not_agreed)
	not lifted(rule.unless)
}

lifts(exception) if {
	not misses(exception.terms)
	some alternative in exception.when
	not misses(alternative.yes)
	not hits(alternative.no)
	not lacks(alternative.agreed)
	not has(alternative.not_agreed)
}

# The sets that have the question's purpose or one above it; worked out once a question.
agreed contains set if {
	above := data.purposes[input.purpose]
	some set in data.sets
	some purpose in input[set]
	above[purpose]
}

misses(tests) if {
	some test in tests
	not test.words[input[test.of]]
}

hits(tests) if {
	some test in tests
	test.words[input[test.of]]
}

lacks(sets) if {
	some set in sets
	not agreed[set]
}

has(sets) if {
	some set in sets
	agreed[set]
}

lifted(exceptions) if {
	some exception in exceptions
	lifts(exception)
}
