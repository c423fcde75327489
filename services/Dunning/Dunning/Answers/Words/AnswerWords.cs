using System.Collections.Frozen;
using System.Globalization;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>How a language writes amounts and days: the same on every machine, whatever cultures it has.</summary>
/// <param name="Decimal">Before the cents.</param>
/// <param name="Group">Between thousands.</param>
/// <param name="SymbolFirst">The sign of the currency stands before the number.</param>
/// <param name="Day">Format of a day.</param>
sealed record Forms(string Decimal, string Group, bool SymbolFirst, string Day)
{
    const char NonBreakingSpace = '\u00a0';

    public string Money(Money amount)
    {
        var number = amount.Amount.ToString("#,##0.00", new NumberFormatInfo { NumberDecimalSeparator = Decimal, NumberGroupSeparator = Group });
        return amount.Currency != "EUR" ? $"{number}{NonBreakingSpace}{amount.Currency}" : SymbolFirst ? $"€{number}" : $"{number}{NonBreakingSpace}€";
    }

    public string Date(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}

/// <summary>All that the page says in one language.</summary>
sealed record AnswerWords(string Language, Forms Forms)
{
    public required string Title { get; init; }

    /// <summary>With the name of the creditor.</summary>
    public required string From { get; init; }

    public required string Concerns { get; init; }

    public required string AlsoOpen { get; init; }

    public required string Invoice { get; init; }

    public required string Due { get; init; }

    public required string Outstanding { get; init; }

    public required string HowToPay { get; init; }

    public required string PayOnline { get; init; }

    /// <summary>With the name of the creditor.</summary>
    public required string Transfer { get; init; }

    public required string Reference { get; init; }

    public required string YourAnswer { get; init; }

    public required FrozenDictionary<DebtorAnswer, string> Answers { get; init; }

    public required string Day { get; init; }

    public required string DayHint { get; init; }

    public required string Ground { get; init; }

    public required string GroundHint { get; init; }

    public required FrozenDictionary<DisputeGround, string> Grounds { get; init; }

    public required string Note { get; init; }

    public required string NoteHint { get; init; }

    public required string Send { get; init; }

    public required string ThanksTitle { get; init; }

    public required string Thanks { get; init; }

    public required string CopiesComing { get; init; }

    public required string GoneTitle { get; init; }

    public required string Gone { get; init; }

    public required string ExpiredTitle { get; init; }

    public required string Expired { get; init; }

    public required string BusyTitle { get; init; }

    public required string Busy { get; init; }

    /// <summary>Why an answer was not taken, by the code of the refusal; without one, <see cref="Otherwise"/>.</summary>
    public required FrozenDictionary<string, string> Refusals { get; init; }

    public required string Otherwise { get; init; }

    /// <summary>In words for the debtor, why an answer was not taken.</summary>
    public string Why(string code) => Refusals.GetValueOrDefault(code) ?? Otherwise;

    static readonly FrozenDictionary<string, AnswerWords> All = new[] { French.Words, English.Words, German.Words, Spanish.Words, Italian.Words }.ToFrozenDictionary(words => words.Language);

    /// <summary>The languages that a page can be in.</summary>
    public static IEnumerable<AnswerWords> Every => All.Values;

    /// <summary>Of a debtor; English for one whose language is none of ours.</summary>
    public static AnswerWords Of(string language) => All.GetValueOrDefault(language.ToLowerInvariant()) ?? English.Words;

    /// <summary>For a visitor who is nobody's debtor: the first of its browser's languages that is one of ours, else French.</summary>
    public static AnswerWords Of(IEnumerable<string> accepted) =>
        accepted.Select(language => All.GetValueOrDefault(language.Split('-', ';')[0].Trim().ToLowerInvariant())).FirstOrDefault(words => words is not null) ?? French.Words;
}
