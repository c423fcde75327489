using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>Takes mails in, whichever way they come: kept, told what they are, filed under their case. All of one mail is one transaction.</summary>
sealed class InboundDesk(InboundStreams mails, MessageStreams messages, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, ILogger<InboundDesk> log)
{
    static readonly Counter<long> Arrivals = Telemetry.Meter.CreateCounter<long>("recouvrement.inbound_mails", "{mail}", "Mails that came in, by kind and by what they were matched");

    /// <summary>Takes a mail in; the same one again changes nothing.</summary>
    /// <returns>Its key, and whether it is new.</returns>
    public async Task<(Guid Mail, bool IsNew)> Take(byte[] raw, EventContext context, CancellationToken stop)
    {
        var (read, today) = (ReadMail.Of(raw), clock.Today);
        var found = Told(read, today);
        var isNew = await UnitOfWork.Run(database, signal, async session =>
        {
            var receive = new InboundCommand.Receive(found, Convert.ToHexStringLower(SHA256.HashData(raw)), raw.Length, today);
            if ((await mails.Handle(session, read.Key, receive, context, stop)).Decision.Facts.IsEmpty) return false;
            await session.Run("insert into inbound_contents (mail, sender, subject, raw) values ($1, $2, $3, $4)", stop, read.Key, read.Content.From, read.Content.Subject, raw);
            var match = found.Kind is MailKind.Unknown ? null : await MailMatch.Of(session, Clues.Of(read.Mail, found.Kind), today, stop);
            var filed = match is { } known ? await File(session, read, found, known.To, known.How, context, stop) : null;
            Arrivals.Add(1, new("kind", (filed?.State.Found ?? found).Kind.ToString()), new("matched_by", filed is null ? "nothing" : match?.How.ToString()));
            return true;
        }, stop);
        if (isNew) log.LogInformation("Mail {Mail} came in: {Kind}", read.Key, found.Kind);
        return (read.Key, isNew);
    }

    // A report is believed of the address that the message went to, and a word is its author's.
    // Null where a person must say: what a colleague passes on may be the debtor's word, and may be his own.
    async Task<Outcome<InboundMail, InboundEvent>?> File(Session session, MailRead read, Classified found, Belonging to, MatchedBy how, EventContext context, CancellationToken stop)
    {
        var known = await CaseCorrespondents.Of(session, to, stop);
        var heard = found;
        if (found.Kind is MailKind.HardBounce or MailKind.SoftBounce or MailKind.Delivered or MailKind.Relayed or MailKind.Complaint && to.Decision is { } decision)
        {
            heard = known.Believed(read.Mail) is { } its ? Classification.Of(its, clock.Today) : null;
            if (heard is null) log.LogWarning("Report {Mail} is about another recipient than that of message {Decision}: filed, not believed", read.Key, decision);
        }

        var byColleague = found.Kind.IsWritten() && known.IsColleague(read.Mail.From);
        if (byColleague && found.Kind is MailKind.Reply && !to.Redirected && read.Mail.Forwards) return null;
        return await File(session, read.Key, heard, to, how, byColleague, context, stop);
    }

    /// <summary>Files a mail under what a person says it belongs to.</summary>
    /// <param name="mail">Its key.</param>
    /// <param name="to">What it belongs to.</param>
    /// <param name="debtorsWord">The person has read that it is the debtor's word, whoever passed it on.</param>
    /// <param name="context">Who says so.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<InboundMail, InboundEvent>> Assign(Guid mail, Belonging to, bool debtorsWord, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var (state, _) = await mails.Load(session, mail, stop);
        var heard = state.Found is { Kind: MailKind.Unknown } found ? found with { Kind = MailKind.Reply } : state.Found;
        var author = await session.Read("select sender from inbound_contents where mail = $1 and sender is not null", row => row.GetString(0), stop, mail);
        var byColleague = !debtorsWord && heard?.Kind.IsWritten() is true && (await CaseCorrespondents.Of(session, to, stop)).IsColleague(author.FirstOrDefault());
        return await File(session, mail, heard, to, MatchedBy.Person, byColleague, context, stop);
    }, stop);

    /// <summary>Sets a mail aside that is about no case.</summary>
    public Task<Outcome<InboundMail, InboundEvent>> SetAside(Guid mail, string by, EventContext context, CancellationToken stop) =>
        mails.Execute(mail, new InboundCommand.SetAside(by, clock.Today), context, null, stop);

    // Whoever hands it over would hand it over for ever: what cannot be told is for a person, as all that is in doubt.
    Classified Told(MailRead read, DateOnly today)
    {
        try
        {
            return Classification.Of(read.Mail, today);
        }
        catch (Exception failed)
        {
            log.LogError("Mail {Mail} cannot be told for what it is ({Failure}); it is taken for a reply", read.Key, failed.GetType().Name);
            return new(MailKind.Reply);
        }
    }

    async Task<Outcome<InboundMail, InboundEvent>> File(Session session, Guid mail, Classified? heard, Belonging to, MatchedBy how, bool byColleague, EventContext context, CancellationToken stop)
    {
        var filed = await mails.Handle(session, mail, new InboundCommand.FileUnder(to, how, clock.Today, byColleague), context, stop);
        if (!filed.Decision.Facts.IsEmpty && !byColleague && heard is not null && to.Decision is { } decision)
            await messages.Handle(session, decision, new MessageCommand.HearMail(mail, heard, clock.Today), context, stop);
        return filed;
    }
}
