namespace SalesCenter.Web.Startup.Backups;

/// <summary>Copies the files that belong to the data. They are never changed, so what is there already with its length and content need not be copied again.</summary>
internal static class Folders
{
    /// <summary>Copies a folder; answers how many files. What somebody is just writing is left out: nothing refers to it yet.</summary>
    public static int Copy(string from, string to)
    {
        var copied = 0;
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            if (file.EndsWith(".part", StringComparison.Ordinal))
                continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(file, target);
                copied++;
            }
            catch (FileNotFoundException)
            {
                // The person it was about has been forgotten meanwhile.
            }
        }
        return copied;
    }

    /// <summary>Puts the files of a backup back; one that lies there with another content is kept beside, under a name with the time.</summary>
    public static async Task PutBack(string backup, IEnumerable<BackedUpFile> files, string name, string to, string moment)
    {
        foreach (var file in files.Where(file => file.Path.StartsWith(name + '/', StringComparison.Ordinal)))
        {
            var inside = file.Path[(name.Length + 1)..];
            var target = Path.Combine(to, inside);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (File.Exists(target))
            {
                if ((await BackedUpFile.Of(to, inside)).Sha256 == file.Sha256)
                    continue;
                File.Move(target, $"{target}.before-{moment}");
            }
            File.Copy(Path.Combine(backup, file.Path), target);
        }
    }
}
