using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>One line to one row, by the layout of the file.</summary>
sealed class FecRowParser(FecLayout layout)
{
    const int LongestKey = 64;

    readonly Range[] parts = new Range[layout.Names.Length + 1];
    readonly string[] fields = new string[layout.Names.Length];
    bool? trailing = layout.HasTrailingField ? true : null;

    /// <summary>Fields expected at the least.</summary>
    public int Columns => fields.Length;

    /// <summary>Fields in the line, a lawful trailing blank one not counted.</summary>
    public int Count(ReadOnlySpan<byte> line)
    {
        var count = line.Count(layout.Separator) + 1;
        var oneMore = count == Columns + 1 && line[(line.LastIndexOf(layout.Separator) + 1)..].IndexOfAnyExcept((byte)' ') < 0;
        // The first row settles whether lines end with a separator too many: later, one more means a separator inside a text,
        // which would shift the amounts.
        trailing ??= oneMore;
        return oneMore && trailing.Value ? Columns : count;
    }

    public FecRow Parse(long number, ReadOnlySpan<byte> line, int count)
    {
        Array.Fill(fields, "");
        var place = 0;
        foreach (var part in line.Split(layout.Separator))
        {
            if (place == Columns) break;
            fields[place++] = FecText.Read(line[part]);
        }

        if (count != Columns) return Bad(number, null, $"The line has {count} fields, the header {Columns}.");
        for (var i = 0; i < Columns; i++)
            if (fields[i].Length > PlainText.Longest) return Bad(number, layout.Names[i], $"Longer than {PlainText.Longest} characters.");
        foreach (var key in (ReadOnlySpan<string>)["JournalCode", "EcritureNum", "CompteNum", "CompAuxNum", "EcritureLet"])
        {
            if (Text(key).Length > LongestKey) return Bad(number, key, $"Longer than {LongestKey} characters.");
            if (Text(key).Contains('|')) return Bad(number, key, "'|' cannot be part of a number or an account.");
        }

        return Checked(number);
    }

    FecRow Checked(long number)
    {
        if (DateProblem("EcritureDate", out var entryDate) is { } badDate) return Bad(number, "EcritureDate", badDate);
        if (entryDate is null) return Bad(number, "EcritureDate", "The entry has no date.");
        foreach (var name in layout.IsCashBook ? OtherDatesOfCashBook : OtherDates)
            if (DateProblem(name, out _) is { } reason) return Bad(number, name, reason);
        if (Text("CompteNum").Length == 0) return Bad(number, "CompteNum", "The row names no account.");
        if (FecReceivables.IsReceivable(Text("CompteNum")) && FecKey.IsTooLong(new(Text("JournalCode"), Text("EcritureNum"), entryDate.Value), Text("CompteNum"), Text("CompAuxNum")))
            return Bad(number, "EcritureNum", "Journal, number and accounts together are too long to name an invoice.");
        if (Amounts(out var debit, out var credit) is var (field, wrong)) return Bad(number, field, wrong);

        return new FecRow.Parsed(new FecEntry
        {
            LineNumber = number,
            Document = new(Text("JournalCode"), Text("EcritureNum"), entryDate.Value),
            JournalLabel = Text("JournalLib"),
            Account = Text("CompteNum"),
            AccountLabel = Text("CompteLib"),
            AuxiliaryAccount = TextOrNull("CompAuxNum"),
            AuxiliaryLabel = TextOrNull("CompAuxLib"),
            PieceReference = TextOrNull("PieceRef"),
            PieceDate = Date("PieceDate"),
            Label = Text("EcritureLib"),
            Debit = Money.Euros(debit),
            Credit = Money.Euros(credit),
            Lettering = TextOrNull("EcritureLet"),
            LetteredOn = Date("DateLet"),
            ValidatedOn = Date("ValidDate"),
            ForeignAmount = TextOrNull("Montantdevise"),
            ForeignCurrency = TextOrNull("Idevise"),
            SettledOn = layout.IsCashBook ? Date("DateRglt") : null,
            PaymentMeans = layout.IsCashBook ? TextOrNull("ModeRglt") : null,
            OperationNature = layout.IsCashBook ? TextOrNull("NatOp") : null,
            CustomerIdentification = layout.HasCustomer ? TextOrNull("IdClient") : null,
        });
    }

    static readonly string[] OtherDates = ["PieceDate", "DateLet", "ValidDate"];
    static readonly string[] OtherDatesOfCashBook = [.. OtherDates, "DateRglt"];

    (string Field, string Reason)? Amounts(out decimal debit, out decimal credit)
    {
        (debit, credit) = (0, 0);
        if (layout.HasSides)
        {
            if (FecValues.Amount(Text("Debit"), out debit) is { } badDebit) return ("Debit", badDebit);
            if (FecValues.Amount(Text("Credit"), out credit) is { } badCredit) return ("Credit", badCredit);
            return debit != 0 && credit != 0 ? ("Credit", "The row has both a debit and a credit.") : null;
        }

        if (FecValues.Amount(Text("Montant"), out var amount) is { } bad) return ("Montant", bad);
        switch (Text("Sens"))
        {
            case "D" or "d" or "+1" or "1": debit = amount; return null;
            case "C" or "c" or "-1": credit = amount; return null;
            case "" when amount == 0: return null;
            default: return ("Sens", $"'{FecText.Shown(Text("Sens"))}' is neither D nor C, neither +1 nor -1.");
        }
    }

    FecRow.Rejected Bad(long number, string? field, string reason) => new(new(number, field, reason), Document());

    FecDocument? Document() => Date("EcritureDate") is { } date ? new(Text("JournalCode"), Text("EcritureNum"), date) : null;

    string? DateProblem(string name, out DateOnly? date) =>
        FecValues.TryDate(Text(name), out date) ? null : $"'{FecText.Shown(Text(name))}' is no day written AAAAMMJJ.";

    DateOnly? Date(string name) => FecValues.TryDate(Text(name), out var date) ? date : null;

    string Text(string name) => fields[layout.PlaceOf(name)];

    string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;
}
