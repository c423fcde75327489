namespace Recouvrement.Client;

static class PathSegment
{
    /// <summary>No address can hold these as a part of its path: the call would reach something else.</summary>
    public static void Check(string? part)
    {
        if (part is null or "" or "." or "..") throw new ArgumentException($"'{part}' cannot be part of an address.");
    }
}
