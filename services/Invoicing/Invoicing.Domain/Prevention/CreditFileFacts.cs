using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Customers;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>Orders to a credit file. Each is known by a reference of its sender: sent again it adds nothing, with other content it corrects.</summary>
public abstract record CreditFileCommand
{
    CreditFileCommand() { }

    /// <summary>Notes an assessment.</summary>
    public sealed record Assess(Account Account, string Reference, Assessment Assessment) : CreditFileCommand;

    /// <summary>Sets a limit.</summary>
    public sealed record SetLimit(Account Account, string Reference, CreditLimit Limit, string By) : CreditFileCommand;

    /// <summary>Notes what an insurer covers.</summary>
    public sealed record Insure(Account Account, string Policy, Cover Cover) : CreditFileCommand;

    /// <summary>Notes that the insurer allows a later due date.</summary>
    public sealed record AllowExtension(Account Account, string Reference, ExtensionConsent Consent) : CreditFileCommand;

    /// <summary>Notes a signal from the field.</summary>
    public sealed record HearSignal(Account Account, string Reference, FieldSignal Signal) : CreditFileCommand;

    /// <summary>Notes when the customer was founded.</summary>
    public sealed record LearnFounding(Account Account, DateOnly FoundedOn) : CreditFileCommand;

    /// <summary>Notes insolvency proceedings, or what is now known of them.</summary>
    public sealed record OpenInsolvency(Account Account, Insolvency Insolvency) : CreditFileCommand;

    /// <summary>Notes that insolvency proceedings are closed.</summary>
    public sealed record CloseInsolvency(Account Account, DateOnly On, InsolvencyOutcome? Outcome = null) : CreditFileCommand;

    /// <summary>Notes what the public company register says.</summary>
    public sealed record NoteCompany(Account Account, CompanyFinding Finding) : CreditFileCommand;

    /// <summary>Notes what the gazette announces; by setting, an opening reports itself.</summary>
    public sealed record HearAnnouncement(Account Account, string Id, Announcement Announcement, bool ReportsItself) : CreditFileCommand;

    /// <summary>A person takes an announcement for right, and says what it does not.</summary>
    public sealed record ConfirmAnnouncement(Account Account, string Id, InsolvencyKind? Kind = null, DateOnly? JudgmentOn = null) : CreditFileCommand;

    /// <summary>A person sets an announcement aside.</summary>
    public sealed record DismissAnnouncement(Account Account, string Id, DismissalReason Reason) : CreditFileCommand;

    /// <summary>Chooses whether the customer is watched.</summary>
    public sealed record ChooseWatch(Account Account, WatchChoice Choice) : CreditFileCommand;

    /// <summary>Forgets who administers insolvency proceedings.</summary>
    public sealed record EraseAdministrator(Account Account, ErasureGround Ground) : CreditFileCommand;

    /// <summary>Announces a sanction.</summary>
    public sealed record AnnounceSanction(Account Account, string Reference, SanctionKind Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays) : CreditFileCommand;

    /// <summary>Confirms that a sanction is done.</summary>
    public sealed record ExecuteSanction(Account Account, string Reference, DateOnly On) : CreditFileCommand;

    /// <summary>Lifts a sanction.</summary>
    public sealed record LiftSanction(Account Account, string Reference, DateOnly On) : CreditFileCommand;
}

/// <summary>Facts of a credit file.</summary>
public abstract record CreditFileEvent
{
    CreditFileEvent() { }

    /// <summary>Somebody assessed the customer.</summary>
    public sealed record CreditAssessed(Account Account, string Reference, Assessment Assessment) : CreditFileEvent;

    /// <summary>The creditor lends so much at most.</summary>
    public sealed record CreditLimitSet(Account Account, string Reference, CreditLimit Limit, string By) : CreditFileEvent;

    /// <summary>An insurer covers so much.</summary>
    public sealed record CreditInsured(Account Account, string Policy, Cover Cover) : CreditFileEvent;

    /// <summary>The insurer allows a later due date of an invoice.</summary>
    public sealed record ExtensionAllowed(Account Account, string Reference, ExtensionConsent Consent) : CreditFileEvent;

    /// <summary>Sales heard something.</summary>
    public sealed record FieldSignalHeard(Account Account, string Reference, FieldSignal Signal) : CreditFileEvent;

    /// <summary>It is known when the customer was founded.</summary>
    public sealed record FoundingLearned(Account Account, DateOnly FoundedOn) : CreditFileEvent;

    /// <summary>The customer is in insolvency proceedings, or more is known of them.</summary>
    public sealed record InsolvencyOpened(Account Account, Insolvency Insolvency) : CreditFileEvent;

    /// <summary>Its insolvency proceedings are closed.</summary>
    public sealed record InsolvencyClosed(Account Account, DateOnly On, InsolvencyOutcome? Outcome = null) : CreditFileEvent;

    /// <summary>The public company register says something new of the customer.</summary>
    public sealed record CompanyNoted(Account Account, CompanyFinding Finding) : CreditFileEvent;

    /// <summary>The gazette announced something of the customer.</summary>
    public sealed record AnnouncementFound(Account Account, string Id, Announcement Announcement) : CreditFileEvent;

    /// <summary>It was taken for right.</summary>
    public sealed record AnnouncementConfirmed(Account Account, string Id) : CreditFileEvent;

    /// <summary>It was set aside.</summary>
    public sealed record AnnouncementDismissed(Account Account, string Id, DismissalReason Reason) : CreditFileEvent;

    /// <summary>Somebody chose whether the customer is watched.</summary>
    public sealed record WatchChosen(Account Account, WatchChoice Choice) : CreditFileEvent;

    /// <summary>Who administers the proceedings was forgotten; that there were any stays.</summary>
    public sealed record AdministratorErased(Account Account, ErasureGround Ground) : CreditFileEvent;

    /// <summary>The customer was told what happens.</summary>
    public sealed record SanctionAnnounced(Account Account, string Reference, SanctionKind Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays) : CreditFileEvent;

    /// <summary>The ERP has done what was announced.</summary>
    public sealed record SanctionExecuted(Account Account, string Reference, DateOnly On) : CreditFileEvent;

    /// <summary>The sanction is over.</summary>
    public sealed record SanctionLifted(Account Account, string Reference, DateOnly On) : CreditFileEvent;
}
