using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Courts;

/// <summary>A declared claim that is turned down has interrupted nothing (C. civ. 2243); one that is admitted after all has.</summary>
sealed class JudgeInterruptionWhenClaimIsAdmitted(Inbox inbox, CourtInterruptions interruptions) : IConsumer<ClaimAdmittedV1>
{
    public Task Consume(ConsumeContext<ClaimAdmittedV1> context)
    {
        var heard = context.Message;
        var account = new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor);
        var decided = new DecidedClaim(CourtInterruptions.ProofOf(heard.Claim), heard.SentOn, heard.AdmittedOn, heard.AmountCents > 0, heard.Version);
        return inbox.Once(context, nameof(JudgeInterruptionWhenClaimIsAdmitted), heard.On, (session, facts) => interruptions.Decide(
            session, account.CaseId(), heard.Invoices, decided, heard.On, facts, context.CancellationToken));
    }
}
