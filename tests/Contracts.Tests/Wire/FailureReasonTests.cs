using System.Reflection;
using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests.Wire;

/// <summary>Why a message failed is a word that Correspondence says and Dunning acts on: none of them may be taken for another.</summary>
public sealed partial class FailureReasonTests
{
    static readonly string[] Said = [.. typeof(SendingFailure).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    public static TheoryData<string> Reasons => [.. Said];

    [Theory, MemberData(nameof(Reasons))]
    public void Each_reason_leads_to_another_way_or_has_its_own_word_in_every_mode(string reason) =>
        Assert.All(Enum.GetValues<SendingMode>(), mode => Assert.True(FailureReason.IsOfAddress(reason, mode) || FailedSending.Knows(reason), $"{reason} in {mode}"));

    [Fact]
    public void No_reason_is_said_twice_and_none_of_Dunnings_words_is_of_nothing_that_is_said()
    {
        Assert.Distinct(Said);
        // What went out and came back is told by another message.
        Assert.Subset(Said.Append(FailureReason.Bounced).ToHashSet(), FailedSending.Reasons.ToHashSet());
    }

    // Notices to colleagues are not Dunning's to take another way.
    [Fact]
    public void Correspondence_gives_no_reason_that_is_not_in_the_list() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Stack.Repository, "services/Correspondence"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Notices/", StringComparison.Ordinal)),
            path => Assert.DoesNotMatch(Literal(), File.ReadAllText(path)));

    [GeneratedRegex(@"(Impossible|TurnedAway|ReportFailure)\([^()]*""[a-z_]+""")]
    private static partial Regex Literal();
}
