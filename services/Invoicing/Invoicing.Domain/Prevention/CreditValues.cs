using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>What somebody outside, or inside, thinks a customer is good for.</summary>
/// <param name="Source">Who assessed.</param>
/// <param name="Score">As the source gives it: a figure, a letter, a word.</param>
/// <param name="Limit">What the source would lend, where it says so.</param>
/// <param name="AssessedOn">When.</param>
/// <param name="ExpiresOn">Last day it is good for; null while the source names none.</param>
public sealed record Assessment(string Source, string? Score, Money? Limit, DateOnly AssessedOn, DateOnly? ExpiresOn)
{
    /// <summary>Its last day is over.</summary>
    public bool HasExpired(DateOnly on) => ExpiresOn < on;
}

/// <summary>What the creditor lends a customer at most (encours autorisé).</summary>
/// <param name="Amount">Nothing means cash only.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while it is open.</param>
public sealed record CreditLimit(Money Amount, DateOnly From, DateOnly? Until)
{
    /// <summary>True on the days from <see cref="From"/> to <see cref="Until"/>.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>A limit, and who set it.</summary>
/// <param name="Limit">Amount and days.</param>
/// <param name="By">The key of the person or machine.</param>
public sealed record LimitSet(CreditLimit Limit, string By);

/// <summary>What a credit insurer covers of a customer, with the deadlines of the policy. The days of a policy are dated data: a renewal is another cover.</summary>
/// <param name="Insurer">Who insures.</param>
/// <param name="Insured">Covered exposure.</param>
/// <param name="Percent">Share of a loss that is paid.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while it is open.</param>
/// <param name="DeclareWithinDays">An overdue invoice is declared within so many days of its due date.</param>
/// <param name="ExtendAtMostDays">Without the insurer, a due date is put off by so many days at most.</param>
/// <param name="HandOverWithinDays">The file is handed over within so many days of the due date.</param>
public sealed record Cover(string Insurer, Money Insured, int Percent, DateOnly From, DateOnly? Until, int DeclareWithinDays, int ExtendAtMostDays, int HandOverWithinDays)
{
    /// <summary>True on the days from <see cref="From"/> to <see cref="Until"/>.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);

    /// <summary>The last days of an invoice that the insurer allows.</summary>
    public CoverDeadlines DeadlinesOf(DateOnly dueOn) => new(dueOn.AddDays(DeclareWithinDays), dueOn.AddDays(ExtendAtMostDays), dueOn.AddDays(HandOverWithinDays));
}

/// <summary>Last days by the policy; each is still in time.</summary>
/// <param name="DeclareBy">To declare the invoice overdue.</param>
/// <param name="ExtendUntil">To which the due date may be put off without the insurer's consent.</param>
/// <param name="HandOverBy">To hand the file over.</param>
public sealed record CoverDeadlines(DateOnly DeclareBy, DateOnly ExtendUntil, DateOnly HandOverBy);

/// <summary>The insurer allows a later due date than its policy does.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Until">Last day allowed.</param>
public sealed record ExtensionConsent(string Invoice, int Year, DateOnly Until);

/// <summary>What sales people hear of a customer.</summary>
public enum SignalKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Its staff is on strike.</summary>
    Strike,

    /// <summary>It does not pay others either.</summary>
    UnpaidSuppliers,

    /// <summary>Who runs or owns it changes.</summary>
    ManagementChange,

    /// <summary>It loses a market, a site, a trial.</summary>
    BadNews,

    /// <summary>It closes a site.</summary>
    SiteClosed,

    /// <summary>It lets people go.</summary>
    Layoffs,

    /// <summary>It lost a large customer of its own.</summary>
    LostCustomer,

    /// <summary>It is hard to reach.</summary>
    Unreachable,

    /// <summary>Its bank lends no more.</summary>
    BankWithdraws,

    /// <summary>It did not pay a bill, a cheque or a debit when it was presented (incident de paiement).</summary>
    PaymentIncident,

    /// <summary>Something that speaks for it.</summary>
    GoodNews,
}

/// <summary>How much a signal weighs.</summary>
public enum SignalSeverity
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>To be known.</summary>
    Low,

    /// <summary>To be careful.</summary>
    Medium,

    /// <summary>To stop and think.</summary>
    High,
}

/// <summary>A signal from the field. What was said in words may name people and lies where it can be erased.</summary>
/// <param name="Kind">What.</param>
/// <param name="Severity">How grave.</param>
/// <param name="On">When it was heard.</param>
/// <param name="ExpiresOn">Last day it counts; null while it is open.</param>
/// <param name="Note">SHA-256 of the words.</param>
public sealed record FieldSignal(SignalKind Kind, SignalSeverity Severity, DateOnly On, DateOnly? ExpiresOn, string? Note)
{
    /// <summary>It speaks against the customer, and counts on this day.</summary>
    public bool SpeaksAgainst(DateOnly day) => Kind is not (SignalKind.None or SignalKind.GoodNews) && On <= day && !(ExpiresOn < day);
}
