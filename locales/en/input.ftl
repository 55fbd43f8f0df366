# What is wrong with a file of a case, and (.cure) what to do about it. Where a message has .near, that cure is
# shown instead if words like the one in the cell are known.

## Files

input-no-folder = there is no such folder
    .cure = give the folder of the case, the one that holds organisation/
input-no-file = there is no such file
    .cure = check the path
input-unreadable = the file cannot be read ({ $error })
    .cure = close it in other programs and check that you may open it
input-file-too-large = the file is larger than { $limit } MiB
    .cure = split it, or delete what is not part of the table
input-broken-utf16 = the text is cut off or damaged (UTF-16)
    .cure = open it in the spreadsheet and save it as “CSV UTF-8”
input-not-utf8 = byte { $byte } is not UTF-8 (an old Windows encoding?)
    .cure = open the file in the spreadsheet and save it as “CSV UTF-8”
input-not-text = this is no text file (a workbook with the ending .csv?)
    .cure = open it in the spreadsheet and save it as “CSV UTF-8”
input-legacy-encoding = “{ $written }” is text of an old font ({ $encoding }; meant is “{ $meant }”)
    .cure = convert the text to Unicode (for example with the Unikey toolkit), then save it as “CSV UTF-8”
input-unknown-file = the file is none of the tables and is not read
    .cure = rename it to one of the tables, or move it out of the folder
input-missing-table = the table is missing
    .cure = add the file; bodies.csv, tasks.csv and duties.csv are needed

## case.toml and plans

input-no-case-file = there is no case.toml; name, reporting date and grade are taken as not given
    .cure = add a case.toml with name, province and as_of
input-not-toml = the file is not valid TOML ({ $error })
    .cure = correct the line; texts stand in "quotes", lists in [brackets]
input-unknown-key = there is no such key here
    .cure = use one of: { $allowed }
    .near = did you mean { $near }?
input-wrong-type =
    { $expected ->
        [text] a text is expected
        [list] a list of texts is expected
        [tables] a list of tables is expected
        [table] a table is expected
        [date] a day is expected
       *[other] another kind of value is expected
    }
    .cure =
        { $expected ->
            [text] put the value in "quotes"
            [list] write ["one", "two"]
            [tables] write [[step]], or one { "{" } … { "}" } for each
            [table] write it as [texts], one key a line
            [date] write 2025-07-01, without quotes
           *[other] see the description of the file
        }
input-empty-key = an entry of the list is empty
    .cure = fill or delete it

## Headings and rows

input-empty-table = the table is empty
    .cure = add a heading and rows, or delete the file
input-missing-column = the column { $name } is missing
    .cure = add it; “{ $alias }” is also read as its heading
input-duplicate-column = two columns mean { $name }
    .cure = delete or rename one of them
input-unknown-column = the table has no such column; it is not read
    .cure = delete it, or give it one of the headings of the table
    .near = did you mean { $near }?
input-people-are-anonymous = people stay anonymous: this column is never read or kept
    .cure = delete it from the file; tell people apart by `id` alone
input-too-many-columns = more than { $limit } columns
    .cure = delete the columns that are not part of the table
input-too-many-rows = more than { $limit } rows
    .cure = delete the rows that are not part of the table
input-row-too-long = the row has { $cells } cells, the heading { $columns }
    .cure = put cells that hold the separator in "quotes", or delete what is too much
input-cell-too-long = a cell is longer than { $limit } KiB
    .cure = look for a quotation mark that is not closed
input-unclosed-quote = a quotation mark is never closed and takes in the rest of the file
    .cure = close it, or write it twice within a cell
input-scenario-too-long = one scenario is longer than { $limit } MiB
    .cure = check the scenario column and the line ends of the table
input-changed-meanwhile = the table changed while it was being read
    .cure = run again when the table is complete
input-row-above-heading = the row above the heading is not read
    .cure = delete it if it is a title; move it below the heading if it is data
input-totals-row = the row of totals “{ $text }” is not read
    .cure = nothing, if it is one; else change the name
input-group-row = the heading of a group “{ $text }” is not read
    .cure = nothing, if it is one; else fill its other cells
input-heading-repeated = the repeated heading is not read
    .cure = delete the row
input-leftover-row = only “{ $text }” is filled (left over from merged cells?)
    .cure = fill the other cells or delete the row; unmerge cells before saving as CSV

## Cells

input-empty-cell = the cell is empty
    .cure = fill it; after merged cells, repeat the value in every row
input-bad-id = “{ $text }” cannot be an id: it holds | " @ + or &, or begins with kind: or tier:
    .cure = use letters, digits and hyphens, such as so-noi-vu
input-list-too-long = the list has more than { $limit } entries
    .cure = name an area or a kind that comprises them
input-negative = { $text } is below zero
    .cure = give a whole number of 0 or more; leave the cell empty if it is not known
input-fractional = { $text } is not a whole number
    .cure = give a whole number of 0 or more; leave the cell empty if it is not known
input-not-a-number = “{ $text }” is no number
    .cure = give digits only; leave the cell empty if it is not known
input-number-too-large = { $text } is too large to be true
    .cure = check the number of digits
input-ambiguous-number = { $text } can be read in two ways; it is read as { $read }
    .cure = write it without signs between thousands, with another number of decimals
input-share-over-one = { $text } is more than the whole
    .cure = write 53,5% or 0,535
input-weight-out-of-range = the weight is not between 1 and { $limit }
    .cure = give a whole number of at least 1; leave the cell empty for 1
input-not-degrees = “{ $text }” is no coordinate in degrees
    .cure = write decimal degrees, such as 14,3497
input-not-a-date = “{ $text }” is no date
    .cure = write 2025-03-01 or 01/03/2025
input-not-a-month = “{ $text }” is no month or day
    .cure = write 1967-05, 05/1967 or 01/05/1967
input-not-a-coefficient = “{ $text }” is no number with at most four decimals
    .cure = write 4.65 or 4,65; leave the cell empty if it is not known
input-percent-for-coefficient = { $text } is a percentage where a coefficient is needed
    .cure = write the coefficient: over-frame seniority of 5 % on 4,98 is 0,249
input-share-for-percent = { $text } percent is less than one percent
    .cure = write 25 for 25 percent
input-id-may-be-a-name = the id looks like the name of a person, and people stay anonymous
    .cure = give each person a code, such as N001
input-word-not-allowed = “{ $text }” is not one of the words allowed here
    .cure = use one of: { $allowed }

## What the tables say together

input-duplicate-id = the id { $id } is used already on line { $first }
    .cure = give one of the two another id, or delete the repeated row
input-unknown =
    there is no { $table ->
        [kinds] kind
        [areas] area
        [bodies] body
        [tasks] task
        [documents] document
       *[other] row
    } “{ $id }”
    .cure = add it to { $table }.csv, or correct the cell
    .near = did you mean { $near }? Else add it to { $table }.csv
input-cycle = the row stands above itself: { $ring }
    .cure = correct the parent of one of them
input-area-without-parent = the area lies in nothing
    .cure = name the area that it lies in; only a province has none
input-area-above-its-parent = the area is of a higher level than the one it lies in
    .cure = correct its level or its parent
input-too-deep = nested deeper than { $limit } levels
    .cure = check the column parent
input-no-holder = neither a body nor a kind holds it
    .cure = fill one of the columns body and kind
input-two-holders = a body and a kind hold it
    .cure = keep one of the two; use two rows if both are meant
input-leaders-exceed-filled = { $leaders } heads and deputies, but { $filled } people present
    .cure = heads and deputies count among the people present; correct one of the numbers
input-duplicate-posts = the body and category have a row already on line { $first }
    .cure = add the two rows up in one
input-borders-itself = the area borders itself
    .cure = name the other area
input-duplicate-border = the two areas have a row already on line { $first }
    .cure = delete one of the rows
input-ambiguous-name = several bodies are called “{ $name }”
    .cure = use one of their ids: { $ids }
input-exception-without-kind = an exception on what one body holds
    .cure = exceptions belong to duties of a kind; delete it
input-outside-parent-area = the body serves areas that { $parent } does not
    .cure = check the area of both
input-equals-sum-below = the quota { $quota } equals the sum of its units, so people may be counted twice
    .cure = the posts of a body exclude those of its units; if the row is a total, empty it
input-empty-scope = the duty covers no area, since the holder does not serve the areas named
    .cure = check the area of the row and of the holder
input-duty-repeated = line { $first } gives the same holder the same role; their areas are united
    .cure = delete one of the rows if they say the same
input-task-without-duty = nobody holds the task
    .cure = nothing, if it is a gap; else add a row to duties.csv

## Norms

input-no-norms-folder = there is no such folder of norms
    .cure = give the folder that holds the .toml files
input-norm-not-an-entry = a norm is expected here
    .cure = write [topic.name], and below it description_vi, description_en, unit and its values
input-norm-bad-id = this is no id of a norm
    .cure = use small letters, digits and underscores only, as in [topic.name]
input-norm-twice = the norm is already at { $first }
    .cure = put its values in one place
input-norm-missing-key = { $key } is missing
    .cure = add { $key }
input-norm-no-citation = the value has no citation
    .cure = add citation = { "{" } instrument = "number of the paper", article = "Điều …" { "}" }
input-norm-overlap = { $day } belongs to the value on line { $line } already
    .cure = correct from or until so that each day has one value
input-norm-until-before-from = it ends ({ $until }) before it begins ({ $from })
    .cure = correct one of the two days
input-norm-outside-unit = “{ $text }” makes no sense in the unit { $unit }
    .cure = write a whole number, a decimal in quotes such as "0.45", or a day such as 2025-07-01, as the unit asks
input-norm-flawed = the norms cannot be used ({ $flaw })
    .cure = check ids, days and units
input-unknown-rule = there is no such rule
    .cure = the names of the rules are in docs/findings.md
    .near = did you mean { $near }?
input-target-missing-key = the target has no { $key }
    .cure = write how much (percent) and of what (base = "quota" or "filled")
input-competence-of-nothing = it applies to no kind, tier or area
    .cure = add kinds, tiers or areas
input-competence-unknown-kind = there is no kind “{ $kind }” among those that ship
    .cure = use an id of norms/kinds.csv; a kind of your own says in kinds.csv which one it is like
    .near = did you mean { $near }?
input-competence-unknown-dossier = there is no file “{ $name }”
    .cure = add [dossiers.{ $name }], or leave dossier out
    .near = did you mean { $near }?
input-competence-decided-twice = { $operation } on { $day } is decided at { $first } already
    .cure = say who decides on one kind and operation in one place for each day
input-target-unknown = the target leaves out “{ $word }”, and there is no such body or kind
    .cure = write the id of a body, or kind:id-of-a-kind
    .near = did you mean { $near }?
