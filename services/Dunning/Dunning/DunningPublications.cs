using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Assignments;
using Recouvrement.Dunning.Answers;
using Recouvrement.Dunning.Calls;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Dunning.HandOvers;
using Recouvrement.Dunning.Messages;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Plans;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning;

/// <summary>The only place where inside meets outside: which facts of a case are told, as which contract.</summary>
static class DunningPublications
{
    /// <param name="links">Signs the links by which debtors answer.</param>
    /// <param name="lists">Lists of meetings, once the service is built: notices bring them along as they stood.</param>
    /// <param name="cases">Cases, once the service is built: a call brings along what was said before it.</param>
    public static Publications With(AnswerLinks links, Func<UnpaidListStreams> lists, Func<CaseStreams> cases) => new Publications()
        .Publish<NoticeEvent, NoticeEvent.NoticeAsked, ColleagueNoticeV1>(Streams.NoticeFacts, (stored, e, session, stop) => NoticeMail.Of(stored, e, session, lists(), stop))
        .Publish<DunningEvent, MessageRequested, MessageRequestedV1>(Streams.CaseFacts, async (stored, e, session, stop) => new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, e.Step, Spelling.Of(e.Channel), e.Template ?? e.Step, Spelling.Of(e.Addressee), e.Language,
            e.Mode == SendingMode.Redirect ? await Mailbox(session, e.Account.Creditor, stop) : null, Told(e.Statement), e.Deadline, e.SanctionOn, stored.Version, e.On, e.Mode == SendingMode.Live ? links.Of(e.Decision, e.On) : null,
            e.Tone is { } tone ? Spelling.Of(tone) : null, e.Offer is { } offer ? Spelling.Of(offer) : null, e.SignedBy is { } signatory ? Spelling.Of(signatory) : null,
            await CopyToSales.Mailbox(session, e.CopyToSales, e.On, stop)))
        // Its link is that of the message in which the debtor asked: there it can say when it pays.
        .Publish<DunningEvent, InvoiceCopiesRequested, MessageRequestedV1>(Streams.CaseFacts, async (stored, e, session, stop) => new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, SendingCopies.Step, Spelling.Of(Channel.Email), SendingCopies.Step, Spelling.Of(e.Addressee), e.Language,
            e.Mode == SendingMode.Redirect ? await Mailbox(session, e.Account.Creditor, stop) : null, Told(e.Statement), null, null, stored.Version, e.On, e.Mode == SendingMode.Live ? links.Of(e.Answered, e.On) : null))
        .Publish<DunningEvent, PlanConfirmationRequested, MessageRequestedV1>(Streams.CaseFacts, async (stored, e, session, stop) => new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, Confirming.Step, Spelling.Of(e.Channel), Confirming.Step, Spelling.Of(e.Addressee), e.Language,
            e.Mode == SendingMode.Redirect ? await Mailbox(session, e.Account.Creditor, stop) : null, Told(e.Statement), null, null, stored.Version, e.On, Plan: TellPlan.Of(e)))
        .Publish<DunningEvent, HandOverNoticeRequested, MessageRequestedV1>(Streams.CaseFacts, async (stored, e, session, stop) => new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, TellingOfHandOvers.Step, Spelling.Of(e.Channel), TellingOfHandOvers.Step, Spelling.Of(e.Addressee), e.Language,
            e.Mode == SendingMode.Redirect ? await Mailbox(session, e.Account.Creditor, stop) : null, Told(e.Statement), null, null, stored.Version, e.On, HandOver: new(e.From, e.Agency)))
        .Publish<DunningEvent, CallAsked, CallAskedV1>(Streams.CaseFacts, (stored, e, session, stop) => TellCall.Of(stored, e, Told(e.Statement), cases(), session, stop))
        .Publish<DunningEvent, MessageWithdrawn, MessageWithdrawnV1>(Streams.CaseFacts, (stored, e) => new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Reason, stored.Version, e.On))
        .Publish<DunningEvent, PenaltiesWaived, PenaltiesWaivedV1>(Streams.CaseFacts, (stored, e) => new(e.Invoice, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Number, Spelling.Of(e.Reason), stored.Version, e.On))
        .Publish<DunningEvent, CauseHeard, CauseHeardV1>(Streams.CaseFacts, (stored, e) => new(
            e.Contact, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Cause, [.. e.Invoices.Select(i => new InvoiceOfCauseV1(i.Invoice, i.Number))], stored.Version, e.On))
        .Publish<DunningEvent, DiscountEarned, DiscountEarnedV1>(Streams.CaseFacts, (stored, e) => new(
            e.Plan, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, [.. e.Shares.Select(s => new DiscountedInvoiceV1(s.Invoice, s.Number, s.Amount.Cents))], e.Total.Cents, e.Total.Currency, stored.Version, e.On))
        .Publish<DunningEvent, DiscountTakenBack, DiscountTakenBackV1>(Streams.CaseFacts, (stored, e) => new(
            e.Plan, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, Spelling.Of(e.Reason), e.Total.Cents, e.Credited.Cents, e.Total.Currency, stored.Version, e.On))
        .Publish<DunningEvent, ClaimsRecalled, ClaimsRecalledV1>(Streams.CaseFacts, (stored, e) => new(e.HandOver, stored.Stream, e.Account.Creditor, e.Reason, stored.Version, e.On))
        .Publish<DunningEvent, AssignmentEnded, ClaimsRecalledV1>(Streams.CaseFacts, (stored, e) => new(e.Assignment, stored.Stream, e.Account.Creditor, e.Reason, stored.Version, e.On))
        .Publish<DunningEvent, ClaimsAssigned, ClaimsAssignedV1>(Streams.CaseFacts, TellAssignment.Of)
        .Publish<HistoryEvent, HistoryEvent.HistoryKept, CaseHistoryKeptV1>(Streams.HistoryFacts, (stored, e) => new(
            e.HandOver, e.Case, e.Account.Creditor, e.Sha256, e.Size, e.CaseVersion, e.Head, stored.Version, e.On, e.AfterVersion))
        .Publish<DunningEvent, ClaimsHandedOver, ClaimsHandedOverV1>(Streams.CaseFacts, (stored, e, session, stop) => TellHandOver.Of(stored, e, cases(), session, stop));

    // Erasable, so not in the event. Without it nothing may be told: the message would go to the debtor.
    static async Task<string> Mailbox(Session session, string creditor, CancellationToken stop) =>
        await session.Read("select redirect_to from entities where creditor = $1 and redirect_to is not null", row => row.GetString(0), stop, creditor) is [var mailbox]
            ? mailbox
            : throw new InvalidDataException($"A message of {creditor} is to be redirected, but its mailbox is gone.");

    static StatementV1 Told(Statement s) => new(
        s.AsOf,
        [.. s.Lines.Select(l => new StatementLineV1(l.Invoice, l.Number, l.Reference, l.IssuedOn, l.DueOn, l.Amount.Cents, l.Outstanding.Cents, l.DaysLate, l.Interest.Cents, l.Compensation.Cents))],
        [.. s.Others.Select(o => new OtherInvoiceV1(o.Invoice, o.Number, o.Reference, o.DueOn, o.Outstanding.Cents))],
        [.. s.InterestPeriods.Select(p => new InterestPeriodV1(p.Reference, p.From, p.To, p.Days, p.RatePercent, p.Base.Cents, p.Amount.Cents))],
        s.RateOrigin, s.Outstanding.Currency, s.Outstanding.Cents, s.Interest.Cents, s.Compensation.Cents);
}
