# Why a step cannot be understood (malformed) or is not carried out (refusal), and (.cure) what to do about it.

malformed-unknown =
    there is no { $noun ->
        [body] body
        [kind] kind
        [area] area
        [task] task
        [field] field
        [category] category of posts in the body
        [plan] plan
        [figure] figure
       *[other] thing
    } “{ $id }”
    .cure = check the spelling against the tables of the case
    .near = did you mean { $near }?
malformed-text-in-no-task = no task contains “{ $text }”
    .cure = choose words that stand in the names of tasks
malformed-selector-empty = the choice of tasks has an empty part
    .cure = write task:ID, field:NAME, text:PHRASE, led-by:BODY or rest
malformed-selector-unknown-atom = “{ $word }” does not choose tasks
    .cure = write task:ID, field:NAME, text:PHRASE, led-by:BODY or rest
malformed-selector-rest-not-alone = rest is joined with something else
    .cure = rest stands alone; give the other tasks a row of their own
malformed-share = “{ $word }” is no share
    .cure = write a fraction such as 1/3 or a whole number of people
malformed-change = “{ $word }” is no change of a quota
    .cure = write -5, +3, -20% or =40
malformed-missing = { $cell } is missing
    .cure = fill it; the operation needs it
malformed-not-used = the operation does not use { $cell }
    .cure = leave it empty
malformed-unknown-operation = “{ $word }” is no operation
    .cure = use create, merge, split, dissolve, reassign, delegate, move, rename, resize, abolish or merge-areas
malformed-not-allowed = { $cell } cannot be “{ $word }”
    .cure = allowed are: { $allowed }
malformed-not-text = “{ $word }” is no Unicode text
    .cure = save the table as CSV UTF-8; text of TCVN3 and VNI fonts must be converted first
malformed-date = “{ $word }” is no date
    .cure = write 2025-07-01 or 01/07/2025
malformed-date-falls = the date is before that of the step before
    .cure = put the steps in the order of their dates
malformed-step-numbers-fall = the number of the step is lower than that before
    .cure = number the steps of a scenario upwards
malformed-row-contradicts = { $cell } is not the same as at the beginning of the step
    .cure = leave it empty or repeat it; another operation needs another step
malformed-one-row-only = the operation has one row, but the step has several
    .cure = give each row a step of its own
malformed-rest-twice = rest stands in two rows
    .cure = keep one of them
malformed-kind-or-parent-of-living = the successor lives and has a kind and a parent already
    .cure = leave both away, or give a new id; use move to change the parent
malformed-receiver = “{ $word }” cannot receive here
    .cure = name one body; kind: and parent belong to abolish, kind: to delegate as well
malformed-empty-row = “{ $word }” is given neither tasks nor a share
    .cure = fill one of the two or delete the row
malformed-unknown-plan = there is no plan “{ $id }”
    .cure = add plans/{ $id }.toml or correct the name
    .near = did you mean { $near }?
malformed-extends-ring = the plans stand on each other in a ring: { $ring }
    .cure = take one of them out of extends

refusal-body-ended = the body { $body } has ended by then
    .cure = name its successor, or put the step earlier
refusal-area-ended = the area { $area } has ended by then
    .cure = name the new area, or put the step earlier
refusal-id-in-use = the id { $id } is or was in use
    .cure = choose another id; ids are never used again
refusal-fewer-than-two = fewer than two are merged
    .cure = name at least two
refusal-named-twice = { $id } is named twice
    .cure = name it once
refusal-successor-below-merged = the successor stands below { $body }, which is merged into it
    .cure = move the successor first, or let { $body } be the successor
refusal-inside-and-outside = { $body } is outside the count of bodies and cannot be merged with one inside
    .cure = reassign its tasks instead
refusal-people-outside = people or posts would go to or come from { $body }, which is outside the count
    .cure = leave the share empty and give tasks only
refusal-into-itself = { $body } would receive from itself
    .cure = name another receiver
refusal-would-cycle = { $body } would stand below itself
    .cure = choose a parent outside it
refusal-shares-over-one = the fractions sum to more than the whole
    .cure = lower them to 1 in all or less
refusal-more-people-than-there-are = { $asked } people are asked for, but there are { $there }
    .cure = lower the numbers
refusal-nothing-to-give = nothing that is chosen is held by the giver
    .cure = check the choice of tasks and the giver
refusal-no-change = the step would change nothing
    .cure = delete the step, or check what it names
refusal-no-body-of-kind-meets = no living body of the kind { $kind } serves the area
    .cure = create one first, or choose another receiver
refusal-nothing-to-abolish = no living body is of { $what }
    .cure = delete the step, or put it earlier
refusal-heir-ends = the heir { $body } ends by the same step
    .cure = choose an heir that lives on
refusal-category-needed = { $body } does not have exactly one category of posts
    .cure = name the category
refusal-quota-unknown = the quota of { $body } ({ $category }) is not known
    .cure = fill it in posts.csv, or set it with =N
refusal-below-zero = the quota of { $body } would be { $quota }
    .cure = take away less
refusal-areas-overlap = { $a } and { $b } overlap
    .cure = name areas that lie side by side
