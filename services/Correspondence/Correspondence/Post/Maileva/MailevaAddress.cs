namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>An address in six lines of at most 38 characters: company, person, building, street, place, postcode and town (AFNOR XP Z10-011).</summary>
static class MailevaAddress
{
    const int Longest = 38, Lines = 6;

    /// <summary>The six lines; null where it does not fit: an address is never cut.</summary>
    public static string?[]? Of(PostalParty party)
    {
        var town = party.Postcode == "-" ? party.City : $"{party.Postcode} {party.City}";
        var name = Wrapped([party.Name]);
        var rest = Wrapped(party.Address.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (name is null || rest is null || town.Length > Longest || name.Count > 2 || name.Count + rest.Count > Lines - 1) return null;

        var lines = new string?[Lines];
        name.CopyTo(lines!, 0);
        // The street is the fourth line where there is room; what is more than fits before it comes after.
        var at = Math.Min(Math.Max(name.Count, Lines - 2 - rest.Count), Lines - 1 - rest.Count);
        rest.CopyTo(lines!, at);
        lines[^1] = town;
        return lines;
    }

    static List<string>? Wrapped(IEnumerable<string> parts)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            var line = "";
            foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length > Longest) return null;
                if (line.Length > 0 && line.Length + 1 + word.Length > Longest)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = line.Length == 0 ? word : $"{line} {word}";
                }
            }

            if (line.Length > 0) lines.Add(line);
        }

        return lines;
    }
}
