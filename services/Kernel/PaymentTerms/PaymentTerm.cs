using System.Globalization;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>How a due date follows from an invoice (rule R1.1).</summary>
public enum TermRule
{
    /// <summary>Nothing agreed: 30 days from receipt of the goods or performance (L441-10 I).</summary>
    Default,

    /// <summary>An agreed number of days from issue.</summary>
    Net,

    /// <summary>Issue plus 45 days, then the end of that month; must be agreed expressly.</summary>
    Eom45A,

    /// <summary>End of the month of issue plus 45 days; must be agreed expressly.</summary>
    Eom45B,

    /// <summary>A periodic invoice (CGI 289 I 3): issue plus 45 days.</summary>
    Periodic45,
}

/// <summary>
/// The agreed time to pay (délai de paiement). Both ways of counting "45 days end of month" are lawful, so the contract says
/// which. Calendar days; a weekend or holiday moves nothing (rule R1.1). The default value is <see cref="TermRule.Default"/>.
/// </summary>
public readonly record struct PaymentTerm
{
    const int LongestNet = 365;
    const int EndOfMonthDays = 45;

    PaymentTerm(TermRule rule, int days = 0) => (Rule, Days) = (rule, days);

    /// <summary>Nothing agreed.</summary>
    public static PaymentTerm Default => default;

    /// <summary>Issue + 45 days, then end of month.</summary>
    public static PaymentTerm Eom45A => new(TermRule.Eom45A);

    /// <summary>End of month, then + 45 days.</summary>
    public static PaymentTerm Eom45B => new(TermRule.Eom45B);

    /// <summary>Issue + 45 days, for periodic invoices.</summary>
    public static PaymentTerm Periodic45 => new(TermRule.Periodic45);

    /// <summary>How the due date is found.</summary>
    public TermRule Rule { get; }

    /// <summary>Days agreed under <see cref="TermRule.Net"/>, else 0.</summary>
    public int Days { get; }

    /// <summary>As it is stored and sent: <c>DEFAULT</c>, <c>NET60</c>, <c>EOM45_A</c>, <c>EOM45_B</c>, <c>PERIODIC45</c>.</summary>
    public string Code => Rule switch
    {
        TermRule.Net        => string.Create(CultureInfo.InvariantCulture, $"NET{Days}"),
        TermRule.Eom45A     => "EOM45_A",
        TermRule.Eom45B     => "EOM45_B",
        TermRule.Periodic45 => "PERIODIC45",
        _                   => "DEFAULT",
    };

    /// <summary>Days from issue.</summary>
    /// <param name="days">0 (cash) to 365.</param>
    /// <exception cref="ArgumentOutOfRangeException">More or fewer.</exception>
    public static PaymentTerm Net(int days) =>
        days is >= 0 and <= LongestNet
            ? new(TermRule.Net, days)
            : throw new ArgumentOutOfRangeException(nameof(days), days, $"A term has 0 to {LongestNet} days.");

    /// <summary>Reads a <see cref="Code"/>; null when it is none.</summary>
    public static PaymentTerm? Parse(string? code) => code switch
    {
        "DEFAULT"    => Default,
        "EOM45_A"    => Eom45A,
        "EOM45_B"    => Eom45B,
        "PERIODIC45" => Periodic45,
        _            => code is ['N', 'E', 'T', .. { Length: > 0 and <= 3 } digits]
                        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestNet ? Net(days) : null,
    };

    /// <summary>The due date by the shipped legal parameters.</summary>
    /// <inheritdoc cref="DueOn(DateOnly, LegalParameters)"/>
    public DateOnly DueOn(DateOnly issue) => DueOn(issue, LegalParameters.Shipped);

    /// <summary>The due date: the last day on which a payment is in time.</summary>
    /// <param name="issue">Date of issue; under <see cref="TermRule.Default"/>, of receipt or performance where it is known.</param>
    /// <param name="law">Gives the days of <see cref="TermRule.Default"/>.</param>
    /// <exception cref="LegalParameterMissing">Nothing is agreed and the law of that day is not in the table (before 16 May 2001).</exception>
    public DateOnly DueOn(DateOnly issue, LegalParameters law) => Rule switch
    {
        TermRule.Net        => issue.AddDays(Days),
        TermRule.Eom45A     => EndOfMonth(issue.AddDays(EndOfMonthDays)),
        TermRule.Eom45B     => EndOfMonth(issue).AddDays(EndOfMonthDays),
        TermRule.Periodic45 => issue.AddDays(EndOfMonthDays),
        _                   => issue.AddDays((int)law.On(LegalQuantity.DefaultPaymentTerm, issue).Value),
    };

    /// <inheritdoc/>
    public override string ToString() => Code;

    static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
