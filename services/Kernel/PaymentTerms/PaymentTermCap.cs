using System.Collections.Immutable;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>From which day a legal cap counts.</summary>
public enum CapStart
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Date of issue.</summary>
    Issue,

    /// <summary>Delivery of the goods.</summary>
    Delivery,
}

/// <summary>The end of which period a legal cap goes to.</summary>
public enum CapPeriod
{
    /// <summary>Of none: it stays on its day.</summary>
    None,

    /// <summary>End of the month.</summary>
    Month,

    /// <summary>The tenth, the twentieth or the end of the month (décade).</summary>
    Decade,
}

/// <summary>The longest time to pay that the law allows (plafond du délai de paiement), as one dated row (rules R1.1 and R1.2).</summary>
/// <param name="Rule">Its name, told with an alert: <c>NET60</c>.</param>
/// <param name="Sector">The trade it is for; null for all that have none of their own.</param>
/// <param name="Terms">The kinds of term it is for; empty for all.</param>
/// <param name="Months">The months of issue it is for; empty for all.</param>
/// <param name="Start">Where counting starts.</param>
/// <param name="First">Before the days are counted, it goes to the end of this period.</param>
/// <param name="Days">How many.</param>
/// <param name="Then">After the days were counted, it goes to the end of this period.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="ValidFrom">First day of issue it holds for.</param>
/// <param name="ValidTo">Last day of issue it holds for, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record PaymentTermCap(
    string Rule, string? Sector, ImmutableArray<TermRule> Terms, ImmutableArray<int> Months, CapStart Start, CapPeriod First, int Days, CapPeriod Then,
    string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    /// <summary>The latest lawful due date.</summary>
    /// <param name="issue">Date of issue.</param>
    /// <param name="delivery">Day of delivery; where it is not known the date of issue stands in, which follows it (L441-9).</param>
    public DateOnly On(DateOnly issue, DateOnly? delivery) =>
        End(Then, End(First, Start is CapStart.Delivery ? delivery ?? issue : issue).AddDays(Days));

    internal bool IsFor(PaymentTerm term, DateOnly issue) =>
        ValidFrom <= issue && !(ValidTo < issue) && (Terms.IsEmpty || Terms.Contains(term.Rule)) && (Months.IsEmpty || Months.Contains(issue.Month));

    static DateOnly End(CapPeriod period, DateOnly day) => period switch
    {
        CapPeriod.Decade when day.Day <= 20 => new(day.Year, day.Month, day.Day <= 10 ? 10 : 20),
        CapPeriod.None                      => day,
        _                                   => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
    };
}

/// <summary>The latest lawful due date of one invoice.</summary>
/// <param name="On">The day.</param>
/// <param name="Cap">The row it comes from.</param>
public sealed record LatestDue(DateOnly On, PaymentTermCap Cap);
