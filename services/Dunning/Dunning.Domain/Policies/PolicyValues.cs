using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>How often one invoice may be the reason of a contact in one episode: a ceiling, never a precondition. The formal notice is not counted.</summary>
/// <param name="Emails">At most.</param>
/// <param name="Calls">At most.</param>
/// <param name="Letters">At most.</param>
public sealed record ContactBudget(int Emails, int Calls, int Letters)
{
    /// <summary>The ceiling of a channel; none for the registered letter.</summary>
    public int Of(Channel channel) => channel switch
    {
        Channel.Email  => Emails,
        Channel.Call   => Calls,
        Channel.Letter => Letters,
        _              => int.MaxValue,
    };
}

/// <summary>What follows a formal notice, in days.</summary>
/// <param name="DaysToPay">From deposit to the printed date.</param>
/// <param name="DaysAfterProof">From effective proof (delivered, refused, unclaimed) to the end of the wait.</param>
/// <param name="BankingDaysUnderWay">Added for money under way.</param>
/// <param name="DaysWithoutProof">From deposit until a missing proof is a task for a person.</param>
public sealed record NoticeTerms(int DaysToPay, int DaysAfterProof, int BankingDaysUnderWay, int DaysWithoutProof);

/// <summary>The values of a policy beside its steps. All are data, none is law.</summary>
public sealed record PolicyValues
{
    /// <summary>Days after the due date on which nothing is claimed.</summary>
    public required int GraceDays { get; init; }

    /// <summary>Between two contacts of one debtor.</summary>
    public required int WorkingDaysBetweenContacts { get; init; }

    /// <summary>Age of the ERP's own last reminder, in days when it is heard of, up to which it counts as a contact.</summary>
    public required int EarlierRemindersDays { get; init; }

    /// <summary>Contacts really made before the first threat.</summary>
    public required int ContactsBeforeThreat { get; init; }

    /// <summary>Age of the bank feed, in working days, up to which a threat may go out.</summary>
    public required int FeedWorkingDays { get; init; }

    /// <summary>Per debtor: under it nothing but a statement of account.</summary>
    public required Money StatementOnlyBelow { get; init; }

    /// <summary>Per debtor: under it no call, no registered letter, no agency.</summary>
    public required Money FullMeansFrom { get; init; }

    /// <summary>Per invoice and episode.</summary>
    public required ContactBudget Budget { get; init; }

    /// <summary>From the formal notice to the hand-over.</summary>
    public required NoticeTerms Notice { get; init; }

    /// <summary>Days on which a debtor may be contacted.</summary>
    public required ContactCalendar Calendar { get; init; }
}
