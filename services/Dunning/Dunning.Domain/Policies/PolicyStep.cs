using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The day a step is counted from.</summary>
public enum Trigger
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The due date of the invoice.</summary>
    Due,

    /// <summary>The last day of the month in which it is due.</summary>
    EndOfMonth,

    /// <summary>The step before, when that has really gone out; while it has not, the day it was planned for.</summary>
    PreviousStep,
}

/// <summary>Who must agree before a step goes out.</summary>
public enum StepApproval
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Any manager, who asked for the run too.</summary>
    Manager,

    /// <summary>A manager who did not ask for the run (four eyes).</summary>
    SecondPerson,
}

/// <summary>How a step speaks.</summary>
public enum Tone
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Informs or reminds (courtois).</summary>
    Courteous,

    /// <summary>Insists (ferme).</summary>
    Firm,

    /// <summary>Announces what follows (comminatoire).</summary>
    Severe,
}

/// <summary>What can be offered with a step.</summary>
public enum Offer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To pay by SEPA direct debit from now on.</summary>
    SepaMandate,

    /// <summary>To pay in three instalments.</summary>
    ThreeInstalments,
}

/// <summary>Who signs a letter for the creditor.</summary>
public enum Signatory
{
    /// <summary>Not said: who signs all letters of the entity.</summary>
    None,

    /// <summary>The sales director (directeur commercial).</summary>
    SalesDirector,
}

/// <summary>One step of a policy.</summary>
/// <param name="Name">snake_case. Stands in events: never renamed.</param>
/// <param name="Offset">Days after the day of the trigger; negative before a due date.</param>
/// <param name="Channel">How it goes out.</param>
/// <param name="Addressee">Whom it is meant for.</param>
public sealed record PolicyStep(string Name, int Offset, Channel Channel, ContactRole Addressee)
{
    /// <summary>What the offset is counted from.</summary>
    public Trigger From { get; init; } = Trigger.Due;

    /// <summary>The way taken where the debtor cannot be reached by <see cref="Channel"/>; none where the step must not change its form.</summary>
    public Channel Fallback { get; init; }

    /// <summary>Name of its text.</summary>
    public string Template { get; init; } = Name;

    /// <summary>How it speaks.</summary>
    public Tone Tone { get; init; } = Tone.Courteous;

    /// <summary>It announces a consequence: never a first contact.</summary>
    public bool IsThreat { get; init; }

    /// <summary>Who must agree to it.</summary>
    public StepApproval Approval { get; init; }

    /// <summary>It states late interest.</summary>
    public bool ClaimsInterest { get; init; }

    /// <summary>It states the flat compensation of 40 € (D441-5).</summary>
    public bool ClaimsCompensation { get; init; }

    /// <summary>It names the first day on which an agency can have the claims: only said where one would get them.</summary>
    public bool NamesSanction { get; init; }

    /// <summary>What is offered with it.</summary>
    public Offer Offer { get; init; }

    /// <summary>Who signs it.</summary>
    public Signatory SignedBy { get; init; }

    /// <summary>Who sells to the debtor gets a copy of the mail.</summary>
    public bool CopyToSales { get; init; }

    /// <summary>For which invoices it is.</summary>
    public StepConditions If { get; init; } = StepConditions.Any;

    /// <summary>Before the due date: it informs, and claims nothing.</summary>
    public bool IsPrevention => From == Trigger.Due && Offset < 0;

    /// <summary>The formal notice (mise en demeure): the last letter of the company itself.</summary>
    public bool IsFormalNotice => Channel.IsRegistered();

    /// <summary>It costs a person's time or a registered letter: not for small amounts.</summary>
    internal bool IsFullMeans => IsFormalNotice || (Channel == Channel.Call && !IsPrevention);
}

/// <summary>For which invoices a step is; where it is not for one, that invoice goes on with the next.</summary>
/// <param name="AtLeast">Only those of which at least this much is claimed.</param>
/// <param name="Below">Only those of which less than this is claimed; null: no bound.</param>
/// <param name="BalanceShare">Only the largest ones, which together make this many hundredths of what the debtor owes; null: all.</param>
/// <param name="FirstInvoices">The first so many of a new customer as well, whatever their share; 0: none.</param>
/// <param name="InsteadOf">Where it is taken, this step is not; null: none.</param>
public sealed record StepConditions(Money AtLeast, Money? Below = null, int? BalanceShare = null, int FirstInvoices = 0, string? InsteadOf = null)
{
    /// <summary>Whether its amounts let an invoice through. They are in euros: a step that is bound to one is not for invoices of another currency.</summary>
    internal bool Allows(Money claimed) => claimed.Currency == Money.Zero.Currency ? claimed >= AtLeast && !(claimed >= Below) : AtLeast.IsZero && Below is null;

    /// <summary>For all of them.</summary>
    public static StepConditions Any { get; } = new(Money.Zero);
}
