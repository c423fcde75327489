using System.Globalization;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>Reads the elements of a camt file and remembers all that is wrong with them.</summary>
sealed class CamtInspection
{
    const decimal Most = 100_000_000_000m;
    static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2100, 12, 31);

    public List<BankProblem> Problems { get; } = [];

    public List<BankProblem> Warnings { get; } = [];

    public void Wrong(string code, XmlPart at, string? field, string reason) => Problems.Add(new(code, at.Line, field, reason));

    public void Warn(string code, XmlPart at, string? field, string reason) => Warnings.Add(new(code, at.Line, field, reason));

    /// <summary>An amount that is needed.</summary>
    public Money Amount(XmlPart of, string name)
    {
        if (of.First(name) is { } part && Amount(part) is { } amount) return amount;
        Wrong(BankProblems.Element, of, Plain(name), "An amount is from 0 to 100000000000, with two decimals at most and a currency.");
        return Money.Zero;
    }

    /// <summary>An amount, or null where it is none.</summary>
    public static Money? Amount(XmlPart part) =>
        decimal.TryParse(part.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= Most && decimal.Round(amount, 2) == amount
        && part.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper)
            ? new Money(amount, currency)
            : null;

    /// <summary>CRDT or DBIT.</summary>
    public bool IsCredit(XmlPart of)
    {
        var side = of.TextAt("camt:CdtDbtInd");
        if (side is not ("CRDT" or "DBIT")) Wrong(BankProblems.Element, of, "CdtDbtInd", "It is neither CRDT nor DBIT.");
        return side == "CRDT";
    }

    /// <summary>A day that is needed, given as a date or as the date of an instant.</summary>
    public DateOnly? Day(XmlPart of, string name)
    {
        var text = of.TextAt($"{name}/camt:Dt") ?? of.TextAt($"{name}/camt:DtTm");
        if (text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Latest) return day;
        Wrong(BankProblems.Element, of, Plain(name), $"A day is from {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.");
        return null;
    }

    static string Plain(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
