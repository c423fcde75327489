using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>How often one invoice may be the reason of a contact in one episode: a ceiling, never a precondition. The formal notice is not counted.</summary>
/// <param name="Emails">At most; text messages count as e-mails.</param>
/// <param name="Calls">At most.</param>
/// <param name="Letters">At most.</param>
/// <param name="Together">E-mails and calls are counted together, against the sum of both.</param>
public sealed record ContactBudget(int Emails, int Calls, int Letters, bool Together = false)
{
    /// <summary>Whether one more contact by a channel is within it.</summary>
    /// <param name="channel">The way.</param>
    /// <param name="made">The ways of the contacts made.</param>
    public bool Allows(Channel channel, IEnumerable<Channel> made) =>
        KindOf(channel) is not { } kind || made.Count(one => KindOf(one) == kind) < Ceiling(kind);

    int Ceiling(Channel kind) => kind switch
    {
        Channel.Letter => Letters,
        _ when Together => Emails + Calls,
        Channel.Call   => Calls,
        _              => Emails,
    };

    Channel? KindOf(Channel channel) => channel switch
    {
        Channel.Letter                      => Channel.Letter,
        Channel.Call when !Together         => Channel.Call,
        Channel.Call or Channel.Email or Channel.Sms => Channel.Email,
        _                                   => null,
    };
}

/// <summary>What an invoice does that is found several steps behind, as after an outage.</summary>
public enum CatchUp
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>It takes up where it stood: the next step now, those after it at their usual distance.</summary>
    OneStepPerCycle,

    /// <summary>It takes the last step that is due and passes the others over; a threat is still never a first contact.</summary>
    MostSevere,
}

/// <summary>What follows a formal notice that has run out.</summary>
public enum AfterNotice
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The claims are proposed for hand-over to an agency.</summary>
    HandOver,

    /// <summary>A person decides: nothing follows by itself.</summary>
    Person,
}

/// <summary>What follows a formal notice, in days.</summary>
/// <param name="DaysToPay">From deposit to the printed date.</param>
/// <param name="DaysAfterProof">From effective proof (delivered, refused, unclaimed) to the end of the wait.</param>
/// <param name="BankingDaysUnderWay">Added for money under way.</param>
/// <param name="DaysWithoutProof">From deposit until a missing proof is a task for a person.</param>
public sealed record NoticeTerms(int DaysToPay, int DaysAfterProof, int BankingDaysUnderWay, int DaysWithoutProof);

/// <summary>Which promises to pay are taken.</summary>
/// <param name="MaxDaysAhead">Days from today to the day of payment.</param>
/// <param name="PerEpisode">Promises of one debtor in one episode.</param>
/// <param name="ToleranceDays">Days after it before a promise is broken, or a plan.</param>
/// <param name="ToleranceAmount">By how much a promise, or a term of a plan, may fall short.</param>
public sealed record PromiseTerms(int MaxDaysAhead, int PerEpisode, int ToleranceDays, Money ToleranceAmount);

/// <summary>The values of a policy beside its steps. All are data, none is law.</summary>
public sealed record PolicyValues
{
    /// <summary>Days after the due date on which nothing is claimed.</summary>
    public required int GraceDays { get; init; }

    /// <summary>Between two contacts of one debtor.</summary>
    public required int WorkingDaysBetweenContacts { get; init; }

    /// <summary>Age of the ERP's own last reminder, in days when it is heard of, up to which it counts as a contact.</summary>
    public required int EarlierRemindersDays { get; init; }

    /// <summary>What is done about steps that are overdue themselves.</summary>
    public CatchUp CatchUp { get; init; } = CatchUp.OneStepPerCycle;

    /// <summary>What follows the notice.</summary>
    public AfterNotice AfterNotice { get; init; } = AfterNotice.HandOver;

    /// <summary>Contacts really made before the first threat.</summary>
    public required int ContactsBeforeThreat { get; init; }

    /// <summary>Age of the bank feed, in working days, up to which a threat may go out.</summary>
    public required int FeedWorkingDays { get; init; }

    /// <summary>
    /// Working days before which the debtor's sales person is told of a threat, the formal notice or a hand-over among them; 0: is not told. Where it is longer than the interval
    /// between contacts, a threat that follows a message closely waits for it.
    /// </summary>
    public int SalesNoticeDays { get; init; }

    /// <summary>A debtor who, once late, gives neither promise nor reason in a call brings the formal notice to the next allowed day, as a spent budget does.</summary>
    public bool RefusalBringsNotice { get; init; }

    /// <summary>The debtor is told in writing when an agency gets its claims.</summary>
    public bool HandOverNotice { get; init; }

    /// <summary>Per debtor: under it nothing but a statement of account.</summary>
    public required Money StatementOnlyBelow { get; init; }

    /// <summary>Per debtor: under it no call, no registered letter, no agency.</summary>
    public required Money FullMeansFrom { get; init; }

    /// <summary>Thresholds of the currencies beside the euro whose invoices are followed; those of any other wait for a person.</summary>
    public ImmutableSortedDictionary<string, CurrencyThresholds> Currencies { get; init; } = ImmutableSortedDictionary.Create<string, CurrencyThresholds>(StringComparer.Ordinal);

    /// <summary>The thresholds of a currency; null where its invoices are not followed.</summary>
    public CurrencyThresholds? ThresholdsIn(string currency) =>
        currency == Money.Zero.Currency ? new(StatementOnlyBelow, FullMeansFrom, Promises.ToleranceAmount) : Currencies.GetValueOrDefault(currency);

    /// <summary>Per invoice and episode.</summary>
    public required ContactBudget Budget { get; init; }

    /// <summary>Promises to pay.</summary>
    public required PromiseTerms Promises { get; init; }

    /// <summary>Instalment plans.</summary>
    public required PlanLimits Plans { get; init; }

    /// <summary>From the formal notice to the hand-over.</summary>
    public required NoticeTerms Notice { get; init; }

    /// <summary>Days on which a debtor may be contacted.</summary>
    public required ContactCalendar Calendar { get; init; }
}
