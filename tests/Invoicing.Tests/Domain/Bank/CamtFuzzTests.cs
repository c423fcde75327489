using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Tests.Fuzz;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

/// <summary>Whatever the bytes, the reading ends in statements that add up or in reasons. A short run by default; <c>RECOUVREMENT_FUZZ=100000</c> gives so many.</summary>
public sealed class CamtFuzzTests
{
    static readonly byte[] Lawful = Camt.Statement(10, 44, [
        Camt.Entry(5, "R1", code: "PMNT/RCDT/ESCT", details: Camt.Details(5, "E1", "RF18539007547034", "Facture FA-1", "Essai", "FR1420041010050500013M02606")),
        Camt.Entry(30, "R2", details: Camt.Details(10, "E2") + Camt.Details(20, "E3")), Camt.Entry(-1, "R3", reversal: true, details: Camt.Details(returned: "AM04")), Camt.Entry(7, status: "PDNG")]);

    [Fact]
    public void A_mutated_statement_is_read_wholly_or_not_at_all() => Each(Lawful, 3_000);

    [SharedFact("data/bank/valid_example_v4.xml")]
    public void A_mutated_real_statement_is_read_wholly_or_not_at_all() => Each(File.ReadAllBytes(Shared.PathOf("data/bank/valid_example_v4.xml")), 150);

    [Fact]
    public void Every_beginning_of_a_statement_is_refused()
    {
        for (var end = 0; end < Lawful.Length; end++) Assert.IsType<BankReading.Refused>(CamtReader.Read(Lawful[..end]));
    }

    static void Each(byte[] lawful, int few)
    {
        for (var seed = 0; seed < Mutations.Count(few); seed++)
        {
            var (content, clock) = (Mutations.Of(lawful, seed), Stopwatch.StartNew());
            Holds(CamtReader.Read(content), seed);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"Mutation {seed} took {clock.Elapsed}.");
        }
    }

    static void Holds(BankReading reading, int seed)
    {
        if (reading is BankReading.Refused refused)
        {
            Assert.All(refused.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Reason)));
            return;
        }

        foreach (var statement in ((BankReading.Found)reading).Statements)
        {
            if (statement is { Report: BankReport.Statement, Opening: { } opening, Closing: { } closing }) Assert.True(opening + statement.Credits - statement.Debits == closing, $"Mutation {seed} lies.");
            foreach (var entry in statement.Entries)
                Assert.True(entry.Transactions.Sum(t => t.IsCredit == entry.IsCredit ? t.Amount.Amount : -t.Amount.Amount) == entry.Amount.Amount, $"Mutation {seed}: an entry is not the sum of its transactions.");
        }

        var keys = MovementKey.Of(((BankReading.Found)reading).Statements).Select(m => m.Key).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        foreach (var said in MovementKey.Of(((BankReading.Found)reading).Statements).Select(m => m.Transaction)) Assert.NotNull(CashMatching.Proposals(said, CashClues.Of(said), [], []).ToString());
    }
}
