"""The scripts that make bash, zsh and fish ask the program how a line may go on.

What comes back is only ever put into variables and handed to the shell's own completion. It comes
quoted for bash, which won't do it well enough; zsh and fish quote it themselves. So no name of a
file, outlet or person is run, expanded or split.
"""

from __future__ import annotations

_BASH = """\
# Completion of corpus-reader for bash. In ~/.bashrc:
#   eval "$(corpus-reader completion bash)"
_corpus_reader() {
    local kind value
    COMPREPLY=()
    while IFS=$'\\t' read -r kind value; do
        case $kind in
            plain|text) COMPREPLY+=("$value") ;;
            dir) compopt -o plusdirs ;;
            file) compopt -o bashdefault -o default ;;
        esac
    done < <(_CORPUS_READER_COMPLETE=bash_complete \\
        "${1/#\\~/$HOME}" "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null </dev/null)
}
complete -o nosort -F _corpus_reader corpus-reader 2>/dev/null ||
    complete -F _corpus_reader corpus-reader
"""

_ZSH = """\
#compdef corpus-reader
# Completion of corpus-reader for zsh. In ~/.zshrc, after compinit:
#   eval "$(corpus-reader completion zsh)"
_corpus_reader() {
    local line kind value
    local -a lines values shown
    lines=("${(@f)$(_CORPUS_READER_COMPLETE=zsh_complete \\
        "${${(Q)words[1]}/#\\~/$HOME}" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \\
        2>/dev/null </dev/null)}")
    for line in "${lines[@]}"; do
        kind=${line%%$'\\t'*}
        line=${line#*$'\\t'}
        value=${line%%$'\\t'*}
        case $kind in
            plain|text)
                values+=("$value")
                if [[ $line == *$'\\t'* ]]; then
                    shown+=("$value  -- ${line#*$'\\t'}")
                else
                    shown+=("$value")
                fi ;;
            dir) _files -/ ;;
            file) _files ;;
        esac
    done
    if [[ "${shown[*]}" == *'  -- '* ]]; then
        compadd -U -V corpus-reader -l -d shown -a values
    elif (( $#values )); then
        compadd -U -V corpus-reader -a values
    fi
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _corpus_reader "$@"
else
    compdef _corpus_reader corpus-reader
fi
"""

_FISH = """\
# Completion of corpus-reader for fish. In ~/.config/fish/config.fish:
#   corpus-reader completion fish | source
function __corpus_reader_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    for line in (env _CORPUS_READER_COMPLETE=fish_complete \\
            (string replace -r '^~' -- $HOME $program) $words "$current" 2>/dev/null </dev/null)
        set -l parts (string split -m 1 \\t -- $line)
        switch $parts[1]
            case plain text
                printf '%s\\n' $parts[2]
            case dir
                __fish_complete_directories "$current"
            case file
                __fish_complete_path "$current"
        end
    end
end
complete -c corpus-reader -f -a '(__corpus_reader_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
