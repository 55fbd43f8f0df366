# Annexes and forms.
