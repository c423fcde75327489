using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Suppressions;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What is asked for every message or every mail is found by an index, however many there are.</summary>
public sealed class IndexTests
{
    const string Author = "array['a@b.example']", Debtor = "'0a9d9ea6-42a8-5b0c-8a06-3f9bb5b24d6c'::uuid";

    [Fact]
    public async Task The_cases_of_an_author_and_what_is_closed_are_found_by_index()
    {
        await using var database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);
        await using var session = await Session.Open(database.Source, default);
        await session.Run("set enable_seqscan = off", default);
        var author = await Plan(session, MailMatch.WrittenTo.Replace("array[$1]", Author, StringComparison.Ordinal).Replace("$2", "date '2026-03-16'", StringComparison.Ordinal));
        Assert.Contains("messages_sent_to", author, StringComparison.Ordinal);
        var closed = await Plan(session, SuppressionTable.BarredOn.Replace("$1", "'732829320'", StringComparison.Ordinal).Replace("$2", Debtor, StringComparison.Ordinal)
            .Replace("$3", Author, StringComparison.Ordinal).Replace("$4", "date '2026-03-16'", StringComparison.Ordinal));
        Assert.Contains("suppressions_of_debtor", closed, StringComparison.Ordinal);
        Assert.Contains("suppressed_addresses_by_address", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", author + closed, StringComparison.Ordinal);
    }

    static async Task<string> Plan(Session session, string sql) => string.Join('\n', await session.Read($"explain {sql}", row => row.GetString(0), default));
}
