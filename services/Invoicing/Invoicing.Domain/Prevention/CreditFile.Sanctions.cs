using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Prevention;

// Proceedings and sanctions: what lasts until somebody says that it is over.
public sealed partial record CreditFile
{
    static readonly Sanction Unheard = new(SanctionKind.None, DateOnly.MaxValue, DateOnly.MaxValue, null, null, null);

    Decision<CreditFileEvent> Closes(CloseInsolvency close) =>
        Insolvency is null ? Nothing
        : close.On < Insolvency.JudgmentOn && close.Outcome is not InsolvencyOutcome.ReportedInError ? Refuse("closed_before_opened", $"The proceedings were opened on {Insolvency.JudgmentOn:yyyy-MM-dd}.")
        : new InsolvencyClosed(close.Account, close.On, close.Outcome);

    Decision<CreditFileEvent> ForgetsAdministrator(EraseAdministrator erase) => this switch
    {
        { Administrator: null } => Nothing,
        { Insolvency: not null } when erase.Ground is not ErasureGround.WrongPerson =>
            Refuse("insolvency_open", "The proceedings are open, and whoever administers them is written to: the name can be erased when they are closed."),
        _ => new AdministratorErased(erase.Account, erase.Ground),
    };

    Decision<CreditFileEvent> Announces(AnnounceSanction announce) => Sanctions.GetValueOrDefault(announce.Reference) switch
    {
        { } known when (known.Kind, known.AnnouncedOn, known.EffectiveOn, known.TermDays) == (announce.Kind, announce.AnnouncedOn, announce.EffectiveOn, announce.TermDays) => Nothing,
        { LiftedOn: not null }   => Refuse("sanction_lifted", $"The sanction {announce.Reference} was lifted; a new one needs a reference of its own."),
        { ExecutedOn: not null } => Refuse("sanction_executed", $"The sanction {announce.Reference} is done; it can only be lifted."),
        _                        => new SanctionAnnounced(announce.Account, announce.Reference, announce.Kind, announce.AnnouncedOn, announce.EffectiveOn, announce.TermDays),
    };

    Decision<CreditFileEvent> Executes(ExecuteSanction execute) => Sanctions.GetValueOrDefault(execute.Reference) switch
    {
        null                                               => Refuse("sanction_unknown", $"There is no sanction {execute.Reference}."),
        { ExecutedOn: not null }                           => Nothing,
        { AnnouncedOn: var told } when execute.On < told   => Refuse("executed_before_announced", $"The sanction {execute.Reference} was announced on {told:yyyy-MM-dd}: a customer is told first."),
        { LiftedOn: not null }                             => Refuse("sanction_lifted", $"The sanction {execute.Reference} was lifted."),
        _                                                  => new SanctionExecuted(execute.Account, execute.Reference, execute.On),
    };

    Decision<CreditFileEvent> Lifts(LiftSanction lift) => Sanctions.GetValueOrDefault(lift.Reference) switch
    {
        null                                          => Refuse("sanction_unknown", $"There is no sanction {lift.Reference}."),
        { LiftedOn: not null }                        => Nothing,
        { AnnouncedOn: var told } when lift.On < told => Refuse("lifted_before_announced", $"The sanction {lift.Reference} was announced on {told:yyyy-MM-dd}."),
        _                                             => new SanctionLifted(lift.Account, lift.Reference, lift.On),
    };

    CreditFile WithSanction(string reference, Func<Sanction?, Sanction> change) => this with { Sanctions = Sanctions.SetItem(reference, change(Sanctions.GetValueOrDefault(reference))) };
}
