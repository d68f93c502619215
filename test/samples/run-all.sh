# Runs the curl samples in the folders below the given one, in order, each with the variables of its file `env`.
# Silence and exit code 0 when all went well.
failed=0
for folder in "$1"/*/; do
  (
    cd "$folder"
    while IFS= read -r line || [ -n "$line" ]; do export "$line"; done < env
    sh -eu sample.sh > answer
  ) || { echo "$folder failed: $(cat "$folder/answer")" >&2; failed=1; }
done
exit $failed
