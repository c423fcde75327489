namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The way a step reaches the debtor.</summary>
public enum Channel
{
    /// <summary>No way.</summary>
    None,

    /// <summary>Electronic mail.</summary>
    Email,

    /// <summary>A telephone call by a collector: a task, nothing goes out by itself.</summary>
    Call,

    /// <summary>Plain letter by post.</summary>
    Letter,

    /// <summary>Registered letter (lettre recommandée avec avis de réception, LRAR).</summary>
    RegisteredLetter,

    /// <summary>A text message that a person hands to a provider: a task, unless the entity has them sent (<see cref="Entities.TextMessages"/>).</summary>
    Sms,

    /// <summary>A look at what the debtor's invoice portal says of the invoice: a task, and no contact, the debtor hears nothing of it.</summary>
    Portal,

    /// <summary>Registered and electronic (lettre recommandée électronique, LRE): equal to one on paper, for professionals only, as nobody asks others for the consent they must give beforehand (postal code L100).</summary>
    ElectronicRegisteredLetter,
}

/// <summary>What ways have in common.</summary>
public static class Channels
{
    /// <summary>Its carrier proves what became of it: a formal notice goes this way.</summary>
    public static bool IsRegistered(this Channel channel) => channel is Channel.RegisteredLetter or Channel.ElectronicRegisteredLetter;

    /// <summary>A person does it: nothing goes out by itself, and it gives way to the next message where nobody does. A text message may be sent all the same.</summary>
    public static bool IsTask(this Channel channel) => channel is Channel.Call or Channel.Sms or Channel.Portal;

    /// <summary>The debtor hears of it: it counts for the pace, the budget and as a first contact.</summary>
    public static bool IsContact(this Channel channel) => channel is not (Channel.None or Channel.Portal);
}

/// <summary>Whom a step is meant for.</summary>
public enum ContactRole
{
    /// <summary>Nobody in particular.</summary>
    None,

    /// <summary>Who books and pays invoices.</summary>
    AccountsPayable,

    /// <summary>Who answers for the money.</summary>
    FinanceDirector,

    /// <summary>Who may be put on notice, at the registered seat.</summary>
    LegalRepresentative,

    /// <summary>Who ordered (acheteur).</summary>
    Buyer,

    /// <summary>Who runs the works on the site (conducteur de travaux).</summary>
    SiteManager,

    /// <summary>Who pays for a public buyer (comptable public).</summary>
    PublicAccountant,
}

/// <summary>What roles have in common.</summary>
public static class ContactRoles
{
    /// <summary>Hears only what is meant for that role: it stands in for nobody else.</summary>
    public static bool IsForItselfOnly(this ContactRole role) => role is ContactRole.Buyer or ContactRole.SiteManager or ContactRole.PublicAccountant;
}
