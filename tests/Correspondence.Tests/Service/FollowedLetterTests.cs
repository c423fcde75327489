using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>On a host of its own: its clock goes on for weeks, after which the dates that other tests' letters print are past.</summary>
public sealed class FollowedLetterTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task The_carriers_states_are_followed_to_the_end_once_each_and_its_proof_is_kept()
    {
        var letters = new List<MessageRequestedV1>();
        for (var i = 0; i < 12; i++)
        {
            // Each to an address of its own: where the carrier finds nobody, no other letter goes.
            var debtor = Guid.CreateVersion7();
            await correspondence.Bus.Publish(Story.Contacts(debtor, contacts: Story.Legal with { Address = [$"{i + 1} rue des Issues"] }));
            letters.Add(Story.Notice(debtor));
            await correspondence.Bus.Publish(letters[i]);
        }

        foreach (var letter in letters) await correspondence.Ended(letter);
        for (var day = Story.Monday; day <= Story.Monday.AddDays(25); day = day.AddDays(5))
        {
            await correspondence.Outside.SetToday(day);
            await correspondence.Service.DoDay(day);
            await correspondence.Service.DoDay(day);
        }

        foreach (var seen in await correspondence.Outside.Letters([.. letters.Select(l => l.Decision)]))
        {
            var at = letters.Single(l => l.Decision == seen.GetProperty("key").GetGuid());
            var told = seen.GetProperty("states").EnumerateArray().Select(s => (s.GetProperty("state").GetString(), s.GetProperty("on").GetString())).ToList();
            var known = await correspondence.Get($"/letters/{at.Decision}");
            Assert.Equal(told, known.GetProperty("moves").EnumerateArray().Select(s => (s.GetProperty("state").GetString(), s.GetProperty("on").GetString())));
            Assert.Equal(4 + told.Count + (told.Count > 1 ? 2 : 1), (await correspondence.Facts(at)).Length);
            Assert.Equal(told.Count > 1, known.GetProperty("proofSha256").ValueKind is JsonValueKind.String);
            var proofs = (await correspondence.Get($"/letters/{at.Decision}/proofs")).EnumerateArray().Select(p => p.GetProperty("kind").GetString());
            Assert.Equal(told.Count == 1 ? ["deposit"] : told.Any(t => t.Item1 == "delivered") ? ["deposit", "receipt"] : new[] { "deposit", "undelivered" }, proofs);
            await Eventually.Passes(() =>
            {
                Assert.Equal(told.Select(t => t.Item1), correspondence.Bus.Heard<RegisteredLetterMovedV1>().Where(m => m.Decision == at.Decision).Select(m => m.State));
                return Task.CompletedTask;
            });
        }
    }
}
